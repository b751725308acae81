import { Table, Text, Title } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { CommandLink } from './command-link.js';

type Shown = Readonly<{
  expenditures: readonly Schemas['Expenditure'][];
  budget: Schemas['BudgetFigures'];
  requestId: string;
}>;

/** What was spent, the newest first, as it was spent and as it counts in the budget. */
export const Expenditures = ({ expenditures, budget, requestId }: Shown) => {
  const { t } = useWords();
  const { money, amount, day } = useFigures();
  const names = new Map(budget.lines.map(({ lineId, description }) => [lineId, description]));
  const newest = expenditures.toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1));
  return (
    <section>
      <Title order={2}>{t('money.expenditures')}</Title>
      {newest.length === 0 && <Text>{t('money.expenditures.none')}</Text>}
      {newest.length > 0 && (
        <TableScroll label={t('money.expenditures')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('money.column.day')}</Table.Th>
                <Table.Th>{t('money.column.what')}</Table.Th>
                <Table.Th className="amount">{t('money.column.amount')}</Table.Th>
                <Table.Th className="amount">
                  {t('money.column.in-budget')} ({budget.currency})
                </Table.Th>
                <Table.Th>{t('money.charges')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {newest.map((one) => (
                <Table.Tr key={one.expenditureId}>
                  <Table.Td className="figure">{day(one.occurredOn)}</Table.Td>
                  <Table.Td>
                    {one.description}
                    <Text size="sm" c="dimmed">
                      {names.get(one.lineId) ?? one.lineId}
                    </Text>
                    {one.reversals.map(({ reversalId, amount: minor, reason }) => (
                      <Text size="sm" key={reversalId}>
                        {t('money.reversed', { amount: money(minor, one.currency), reason })}
                      </Text>
                    ))}
                    <CommandLink
                      requestId={requestId}
                      operation="reverseExpenditure"
                      ids={{ expenditureId: one.expenditureId }}
                      of={one.description}
                    />
                  </Table.Td>
                  <Table.Td className="amount">{money(one.amount, one.currency)}</Table.Td>
                  <Table.Td className="amount">{amount(one.inBudget - one.reversedInBudget, budget.currency)}</Table.Td>
                  <Table.Td>
                    {one.charges.map(({ contributionId, held, currency }) => (
                      <Text size="sm" key={contributionId}>
                        <bdi>{contributionId}</bdi> <span className="figure">{money(held, currency)}</span>
                      </Text>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableScroll>
      )}
    </section>
  );
};
