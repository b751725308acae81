import { Table, Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Empty } from '../app/states.js';
import { Status, type Tone } from '../app/status.js';
import { Updated } from '../live/live-state.js';
import { useWords } from '../words/words.js';
import { useFigureName } from '../explain/figure.js';

type Contribution = Schemas['Contribution'];

const FIGURES = ['signed', 'receipts', 'spent', 'committed', 'available'] as const;
const TONES: Readonly<Record<string, Tone>> = { pledged: 'due', signed: 'moving', expired: 'held', closed: 'closed' };

export const Phase = ({ phase }: Readonly<{ phase: string }>) => {
  const { known } = useWords();
  return <Status tone={TONES[phase] ?? 'closed'} text={known(`contributions.phase.${phase}`) ?? phase} />;
};

/** `names`: of donors, where they are not all of one. */
export const ContributionTable = ({
  contributions,
  names,
}: Readonly<{ contributions: readonly Contribution[]; names?: ReadonlyMap<string, string> }>) => {
  const { t, known } = useWords();
  const { amount } = useFigures();
  const nameOf = useFigureName();
  if (contributions.length === 0) return <Empty text={t('contributions.nothing')} />;
  return (
    <div className="table-scroll">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('contributions.contribution')}</Table.Th>
            {names && <Table.Th>{t('contributions.donor')}</Table.Th>}
            <Table.Th>{t('contributions.phase')}</Table.Th>
            <Table.Th>{t('contributions.earmark')}</Table.Th>
            <Table.Th>{t('contributions.currency')}</Table.Th>
            {FIGURES.map((figure) => (
              <Table.Th key={figure} className="amount">
                {nameOf(figure)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contributions.map((one) => (
            <Table.Tr key={one.contributionId}>
              <Table.Th scope="row" className="contribution">
                <PageLink to="/contributions/$contributionId" params={{ contributionId: one.contributionId }}>
                  <bdi>{one.title}</bdi>
                </PageLink>
                <Text size="xs" c="dimmed">
                  <bdi>{one.contributionId}</bdi> <Updated id={one.contributionId} />
                </Text>
              </Table.Th>
              {names && <Table.Td>{names.get(one.donorId) ?? one.donorId}</Table.Td>}
              <Table.Td>
                <Phase phase={one.phase} />
              </Table.Td>
              <Table.Td>{known(`contributions.earmark.${one.earmark.level}`)}</Table.Td>
              <Table.Td>{one.currency}</Table.Td>
              {FIGURES.map((figure) => (
                <Table.Td key={figure} className="amount">
                  {amount(one[figure], one.currency)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
