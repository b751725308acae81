import { Table, Text, Title } from '@mantine/core';
import { Figure } from '../explain/figure.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { useDonorNames } from './donor-names.js';
import type { RequestDetails } from './request.query.js';

const FIGURES = [
  ['reserved', 'money.column.reserved'],
  ['committed', 'money.column.committed'],
  ['spent', 'money.column.spent'],
  ['pscCharged', 'money.column.psc'],
  ['pscSetAside', 'money.column.psc-to-come'],
] as const;

/** What each contribution, or the regular budget, gives to it. */
export const Sources = ({ request: { sources, regularBudget } }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const donors = useDonorNames();
  return (
    <section>
      <Title order={2}>{t('money.sources')}</Title>
      {sources.length === 0 && !regularBudget && <Text>{t('money.sources.none')}</Text>}
      {regularBudget && (
        <Text>
          {t('request.regular-budget')} <bdi>{regularBudget.budgetId}</bdi>
        </Text>
      )}
      {sources.length > 0 && (
        <TableScroll label={t('money.sources')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('money.column.contribution')}</Table.Th>
                {FIGURES.map(([figure, label]) => (
                  <Table.Th key={figure} className="amount">
                    {t(label)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sources.map((one) => (
                <Table.Tr key={one.contributionId}>
                  <Table.Th scope="row">
                    {donors.get(one.donorId) ?? one.donorId} <bdi>{one.contributionId}</bdi>
                  </Table.Th>
                  {FIGURES.map(([figure]) => (
                    <Table.Td key={figure} className="amount">
                      <Figure
                        {...{ figure, currency: one.currency, by: 'source', part: one.contributionId }}
                        amount={one[figure]}
                        of={one.contributionId}
                        withCurrency
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableScroll>
      )}
    </section>
  );
};
