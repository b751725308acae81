import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { answered, api } from '../api/client.js';
import { queries } from '../api/queries.js';
import { DataTable } from '../app/data-table.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { AsTold } from '../commands/as-told.js';
import { commandLabel } from '../commands/labels.js';
import { useWords } from '../words/words.js';
import { AdministrationHead } from './administration-head.js';
import { WORK_STATUSES, workQuery } from './administration.queries.js';
import { STATUS_TONES } from './status-tones.js';

const replay = (workId: string) => answered(api.POST('/api/v1/work/{workId}/replay', { params: { path: { workId } } }));

/** What processes could not do, or have still to do. */
export const WorkPage = () => {
  const words = useWords();
  const { t } = words;
  const { moment, number } = useFigures();
  const navigate = useNavigate();
  const search = useSearch({ from: '/administration/work' });
  const status = WORK_STATUSES.find((one) => one === search['status']) ?? 'parked';
  const work = useInfiniteQuery(workQuery(status));
  const replaying = useMutation({
    mutationFn: replay,
    onSettled: () => queries.invalidateQueries({ queryKey: ['work'] }),
  });
  const mayReplay = useRoles().has('administrator') && (status === 'parked' || status === 'refused');
  return (
    <Stack>
      <AdministrationHead />
      <Group>
        <NativeSelect
          label={t('administration.state')}
          value={status}
          data={WORK_STATUSES.map((value) => ({ value, label: t(`administration.status.${value}`) }))}
          onChange={(event) =>
            void navigate({ to: '/administration/work', search: { status: event.currentTarget.value } })
          }
        />
      </Group>
      <Shown of={work}>
        {({ pages }) => (
          <DataTable
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            none={t('administration.work.none')}
            columns={[
              {
                title: t('audit.operation'),
                of: ({ command }) => commandLabel(command, words),
              },
              { title: t('administration.work.for'), of: ({ instance }) => <bdi>{instance}</bdi> },
              { title: t('administration.work.due'), of: ({ dueAt }) => moment(dueAt) },
              { title: t('administration.attempts'), of: ({ attempts }) => number(attempts), isAmount: true },
              {
                title: t('administration.state'),
                of: (one) => <Status tone={STATUS_TONES[one.status]} text={t(`administration.status.${one.status}`)} />,
              },
              {
                title: t('administration.why'),
                of: ({ reason }) => reason !== null && <AsTold kind="reason" told={reason} />,
              },
              {
                title: t('administration.do'),
                of: ({ id, instance }) =>
                  mayReplay && (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => replaying.mutate(id)}
                      aria-label={t('administration.of', { what: t('command.replay'), of: instance })}
                    >
                      {t('command.replay')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Shown>
      {work.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void work.fetchNextPage()}>
            {t('state.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
