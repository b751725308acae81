import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { useRoles } from '../app/session.js';
import { Empty, Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { BudgetLines } from './budget-lines.js';
import { Expenditures } from './expenditures.js';
import { Obligations } from './obligations.js';
import { projectQuery, type RequestDetails } from './request.query.js';
import { Sources } from './sources.js';

/** Who pays, and for what: each sum with what it is made of. */
export const MoneyTab = ({ request }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const roles = useRoles();
  const project = useQuery(projectQuery(request.requestId));
  const isOfState = roles.size === 1 && roles.has('requesting-state');
  const seesContracts = ['programme-manager', 'finance-officer', 'auditor', 'field-office'] as const;
  return (
    <Shown of={project}>
      {({ budget, expenditures }) => (
        <Stack gap="lg">
          {isOfState && <Totals request={request} />}
          {!isOfState && <Sources request={request} />}
          {budget && <BudgetLines budget={budget} />}
          {!budget && !roles.has('donor') && !isOfState && <Empty text={t('money.none')} />}
          {budget && <Expenditures expenditures={expenditures} budget={budget} requestId={request.requestId} />}
          {budget && seesContracts.some((role) => roles.has(role)) && <Obligations requestId={request.requestId} />}
        </Stack>
      )}
    </Shown>
  );
};

/** What a State is shown of the money for its request. */
const Totals = ({ request: { budget, committed, spent, currency } }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const { money } = useFigures();
  if (budget == null || currency == null) return <Empty text={t('money.none')} />;
  const figures = [
    [t('money.column.budget'), budget],
    [t('money.column.committed'), committed],
    [t('money.column.spent'), spent],
  ] as const;
  return (
    <section>
      <Title order={2}>{t('request.tab.money')}</Title>
      <dl className="fact-list">
        {figures.map(([label, amount]) => [
          <dt key={`${label} name`}>{label}</dt>,
          <dd key={label}>
            <Text component="span" className="figure">
              {money(amount, currency)}
            </Text>
          </dd>,
        ])}
      </dl>
    </section>
  );
};
