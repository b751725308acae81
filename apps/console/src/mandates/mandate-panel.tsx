import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PageLink } from '../app/page-link.js';
import { Empty, Shown } from '../app/states.js';
import { SubjectContext, useExplained } from '../contributions/use-place.js';
import { Explanation } from '../explain/explanation.js';
import { Figure } from '../explain/figure.js';
import { SidePanel } from '../commands/side-panel.js';
import { requestsQuery } from '../requests/requests.query.js';
import { useWords } from '../words/words.js';
import { type Coverage, coverageQuery } from './mandates.query.js';

/** A paragraph of the plan: what came of it, and the requests that cite it. */
export const MandatePanel = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mandateId } = useParams({ from: '/mandates/$mandateId' });
  const isExplained = useExplained() !== undefined;
  const subject = useMemo(() => ({ kind: 'mandate' as const, id: mandateId }), [mandateId]);
  const coverage = useQuery(coverageQuery);
  const { data: requests } = useQuery(requestsQuery);
  const citing = (requests?.rows ?? []).filter(
    ({ mandates, mandate }) => mandate === mandateId || mandates.includes(mandateId),
  );
  if (isExplained)
    return (
      <SubjectContext value={subject}>
        <Explanation />
      </SubjectContext>
    );
  return (
    <SidePanel title={t('mandates.paragraph', { id: mandateId })} onClose={() => void navigate({ to: '/mandates' })}>
      <Shown of={coverage}>
        {(items) => {
          const entry = items.find(({ mandate }) => mandate.id === mandateId);
          if (!entry) return <Empty text={t('state.unknown')} />;
          return (
            <Stack>
              <Text lang="en">{entry.mandate.title}</Text>
              <Figures entry={entry} />
              {citing.length === 0 && <Text size="sm">{t('mandates.none')}</Text>}
              <ul>
                {citing.map(({ requestId, title }) => (
                  <li key={requestId}>
                    <PageLink to="/requests/$requestId" params={{ requestId }}>
                      {title}
                    </PageLink>
                  </li>
                ))}
              </ul>
            </Stack>
          );
        }}
      </Shown>
    </SidePanel>
  );
};

const Figures = ({ entry }: Readonly<{ entry: Coverage }>) => {
  const { t } = useWords();
  return (
    <Table>
      <Table.Tbody>
        {(['requests', 'funded', 'delivered', 'evaluated'] as const).map((figure) => (
          <Table.Tr key={figure}>
            <Table.Th scope="row">{t(`mandates.figure.${figure}`)}</Table.Th>
            <Table.Td className="amount">
              <Figure figure={figure} amount={entry[figure]} isCount />
            </Table.Td>
          </Table.Tr>
        ))}
        {Object.entries(entry.spent).map(([currency, spent]) => (
          <Table.Tr key={currency}>
            <Table.Th scope="row">{t('mandates.figure.spent')}</Table.Th>
            <Table.Td className="amount">
              <Figure figure="spent" currency={currency} amount={spent} withCurrency />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
