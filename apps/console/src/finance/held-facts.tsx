import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { refusalIn } from '../commands/refusal.js';
import { commandLabel } from '../commands/labels.js';
import { useWords } from '../words/words.js';
import { heldFactsQuery } from './finance.queries.js';

/** What came from the field, or from another system, and did not fit: it waits for a decision. */
export const HeldFacts = () => {
  const words = useWords();
  const { t } = words;
  const { day } = useFigures();
  const held = useQuery(heldFactsQuery);
  const decides = useRoles().has('finance-officer');
  return (
    <section>
      <Title order={2}>{t('finance.held')}</Title>
      <Shown of={held}>
        {(facts) =>
          facts.length === 0 ? (
            <Text>{t('finance.held.none')}</Text>
          ) : (
            <div className="table-scroll surface">
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('finance.held.since')}</Table.Th>
                    <Table.Th>{t('finance.held.request')}</Table.Th>
                    <Table.Th>{t('finance.what')}</Table.Th>
                    <Table.Th>{t('finance.held.because')}</Table.Th>
                    <Table.Th>{t('finance.do')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {facts.map(({ requestId, factId, kind, because, facts: told, heldOn }) => (
                    <Table.Tr key={`${requestId} ${factId}`}>
                      <Table.Td>{day(heldOn)}</Table.Td>
                      <Table.Th scope="row">
                        <PageLink to="/requests/$requestId" params={{ requestId }}>
                          <bdi>{requestId}</bdi>
                        </PageLink>
                      </Table.Th>
                      <Table.Td>{commandLabel(kind, words)}</Table.Td>
                      <Table.Td>{refusalIn({ code: because, facts: told, detail: because }, words)}</Table.Td>
                      <Table.Td>
                        {decides &&
                          (['acceptFact', 'rejectFact'] as const).map((operation) => (
                            <PageLink
                              key={operation}
                              to="/requests/$requestId/do/$operation"
                              params={{ requestId, operation }}
                              search={{ factId }}
                              aria-label={t('finance.of', { what: t(`command.${operation}`), of: requestId })}
                              display="block"
                            >
                              {t(`command.${operation}`)}
                            </PageLink>
                          ))}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Shown>
    </section>
  );
};
