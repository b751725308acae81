import './verification.css';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { queries } from '../api/queries.js';
import { DataTable } from '../app/data-table.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { toldOf } from '../commands/refusal.js';
import { useWords } from '../words/words.js';
import { Found } from './found.js';
import { Seals } from './seals.js';
import { sealsQuery, startVerification, type Verification, verificationsQuery } from './verification.queries.js';
import { verdictOf, VERDICT_TONES } from './verdict.js';

/** Whether the log still is what was written: the seals there are, and verifications, started and watched here. */
export const VerificationPage = () => {
  const words = useWords();
  const { t } = words;
  const runs = useQuery(verificationsQuery);
  const seals = useInfiniteQuery(sealsQuery);
  const starting = useMutation({
    mutationFn: startVerification,
    onSettled: () => queries.invalidateQueries({ queryKey: ['verifications'] }),
  });
  const isAuditor = useRoles().has('auditor');
  const isRunning = runs.data?.[0]?.status === 'running';
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.verification')}</Title>
        {isAuditor && (
          <Button onClick={() => starting.mutate()} disabled={isRunning} loading={starting.isPending}>
            {t('audit.verify.start')}
          </Button>
        )}
      </Group>
      <Text>{t('audit.verify.about')}</Text>
      {starting.error && (
        <Alert role="alert" className="tone-late" title={t('command.refused')}>
          {toldOf(starting.error, words)}
        </Alert>
      )}
      <Shown of={runs}>
        {([newest, ...earlier]) => (
          <>
            {newest ? <Found run={newest} /> : <Text>{t('audit.verify.none')}</Text>}
            {earlier.length > 0 && <Earlier runs={earlier} />}
          </>
        )}
      </Shown>
      <Title order={2}>{t('audit.seals')}</Title>
      <Shown of={seals}>{({ pages }) => <Seals pages={pages} />}</Shown>
      {seals.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void seals.fetchNextPage()} loading={seals.isFetchingNextPage}>
            {t('state.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};

const Earlier = ({ runs }: Readonly<{ runs: readonly Verification[] }>) => {
  const { t } = useWords();
  const { moment, number } = useFigures();
  return (
    <section>
      <Title order={2}>{t('audit.verify.earlier')}</Title>
      <DataTable
        rows={runs}
        keyOf={({ id }) => id}
        none=""
        label={t('audit.verify.earlier')}
        columns={[
          { title: t('audit.at'), of: ({ startedAt }) => moment(startedAt) },
          { title: t('audit.actor'), of: ({ startedBy }) => <bdi>{startedBy}</bdi> },
          {
            title: t('audit.outcome'),
            of: (run) => <Status tone={VERDICT_TONES[verdictOf(run)]} text={t(`audit.verdict.${verdictOf(run)}`)} />,
          },
          {
            title: t('audit.seals.events'),
            of: ({ found: { log }, events }) => number(log?.events ?? events),
            isAmount: true,
          },
        ]}
      />
    </section>
  );
};
