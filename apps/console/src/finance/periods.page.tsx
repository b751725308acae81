import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { FinanceButton } from './finance-link.js';
import { FinanceHead } from './finance-pages.js';
import { periodsQuery } from './finance.queries.js';

/** The months whose books are closed. */
export const PeriodsPage = () => {
  const { t } = useWords();
  const { day, month } = useFigures();
  const periods = useQuery(periodsQuery);
  return (
    <Stack>
      <FinanceHead>
        <FinanceButton operation="closePeriod" />
      </FinanceHead>
      <Text>{t('finance.periods.about')}</Text>
      <Shown of={periods}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ period }) => period}
            none={t('finance.periods.none')}
            columns={[
              { title: t('field.period'), of: ({ period }) => month(`${period}-01`) },
              { title: t('field.closedOn'), of: ({ closedOn }) => day(closedOn) },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
