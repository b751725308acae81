import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { FinanceButton, FinanceLink } from './finance-link.js';
import { FinanceHead } from './finance-pages.js';
import { regularBudgetsQuery } from './finance.queries.js';

/** Sections of the regular budget, and what may still be approved on them. */
export const RegularBudgetsPage = () => {
  const { t, known } = useWords();
  const { day, money } = useFigures();
  const budgets = useQuery(regularBudgetsQuery);
  return (
    <Stack>
      <FinanceHead>
        <FinanceButton operation="openRegularBudget" />
      </FinanceHead>
      <Shown of={budgets}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ budgetId }) => budgetId}
            none={t('finance.regular-budgets.none')}
            columns={[
              { title: t('field.section'), of: ({ section, title }) => <bdi>{`${section} – ${title}`}</bdi> },
              {
                title: t('finance.period'),
                of: ({ periodFrom, periodTo }) => t('contributions.days', { from: day(periodFrom), to: day(periodTo) }),
              },
              {
                title: t('contributions.status'),
                of: ({ phase }) => (
                  <Status
                    tone={phase === 'open' ? 'moving' : 'closed'}
                    text={known(`finance.regular-budget.${phase}`) ?? phase}
                  />
                ),
              },
              { title: t('field.cap'), of: ({ cap, currency }) => money(cap, currency), isAmount: true },
              { title: t('figure.committed'), of: (one) => money(one.committed, one.currency), isAmount: true },
              { title: t('figure.spent'), of: ({ spent, currency }) => money(spent, currency), isAmount: true },
              { title: t('figure.available'), of: (one) => money(one.available, one.currency), isAmount: true },
              {
                title: t('finance.do'),
                of: ({ budgetId, phase, section }) =>
                  phase === 'open' && (
                    <>
                      <FinanceLink operation="changeRegularBudgetCap" ids={{ budgetId }} of={section} />
                      <FinanceLink operation="closeRegularBudget" ids={{ budgetId }} of={section} />
                    </>
                  ),
              },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
