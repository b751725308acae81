import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { AsTold } from '../commands/as-told.js';
import { commandLabel } from '../commands/labels.js';
import { useWords } from '../words/words.js';
import { failedWorkQuery } from './finance.queries.js';
import { pageOfWork } from './page-of-work.js';

/** What should have moved money by itself and could not, however often it was tried. */
export const FailedWork = () => {
  const words = useWords();
  const { t } = words;
  const { moment } = useFigures();
  const work = useQuery(failedWorkQuery);
  return (
    <section>
      <Title order={2}>{t('finance.failed')}</Title>
      <Shown of={work}>
        {(rows) =>
          rows.length === 0 ? (
            <Text>{t('finance.failed.none')}</Text>
          ) : (
            <>
              <Text>{t('finance.failed.so')}</Text>
              <DataTable
                rows={rows}
                keyOf={({ id }) => id}
                none=""
                label={t('finance.failed')}
                columns={[
                  {
                    title: t('finance.what'),
                    of: ({ command }) => commandLabel(command, words),
                  },
                  {
                    title: t('finance.failed.for'),
                    of: ({ instance }) => {
                      const to = pageOfWork(instance);
                      return to === undefined ? <bdi>{instance}</bdi> : <PageLink {...to}>{instance}</PageLink>;
                    },
                  },
                  { title: t('finance.failed.due'), of: ({ dueAt }) => moment(dueAt) },
                  {
                    title: t('finance.failed.why'),
                    of: ({ reason }) => reason !== null && <AsTold kind="reason" told={reason} />,
                  },
                ]}
              />
            </>
          )
        }
      </Shown>
    </section>
  );
};
