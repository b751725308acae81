import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { Shown } from '../app/states.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { CommandLink } from './command-link.js';
import { obligationsQuery } from './request.query.js';

/** Contracts and orders, and what of them is neither paid nor cancelled. */
export const Obligations = ({ requestId }: Readonly<{ requestId: string }>) => {
  const { t } = useWords();
  const { money, day } = useFigures();
  const obligations = useQuery(obligationsQuery(requestId));
  return (
    <Shown of={obligations}>
      {(all) =>
        all.length > 0 && (
          <section>
            <Title order={2}>{t('money.obligations')}</Title>
            <TableScroll label={t('money.obligations')}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('money.column.day')}</Table.Th>
                    <Table.Th>{t('money.column.supplier')}</Table.Th>
                    <Table.Th>{t('money.column.what')}</Table.Th>
                    <Table.Th className="amount">{t('money.column.amount')}</Table.Th>
                    <Table.Th className="amount">{t('money.column.open')}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.map(({ obligationId, raisedOn, supplier, description, amount, open, currency }) => (
                    <Table.Tr key={obligationId}>
                      <Table.Td className="figure">{day(raisedOn)}</Table.Td>
                      <Table.Td>{supplier}</Table.Td>
                      <Table.Td>{description}</Table.Td>
                      <Table.Td className="amount">{money(amount, currency)}</Table.Td>
                      <Table.Td className="amount">{money(open, currency)}</Table.Td>
                      <Table.Td>
                        {open > 0 && (
                          <CommandLink
                            requestId={requestId}
                            operation="cancelObligation"
                            ids={{ obligationId }}
                            of={supplier}
                          />
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </TableScroll>
          </section>
        )
      }
    </Shown>
  );
};
