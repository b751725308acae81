import { Table, Text } from '@mantine/core';
import { useWords } from '../words/words.js';

export type RankedOffice = Readonly<{
  code: string;
  eligible: boolean;
  reason?: string | null;
  points: number;
  free: number;
  criteria: readonly Readonly<Record<string, unknown>>[];
}>;

/** The offices, the best suited first, with the points that each criterion gave. */
export const OfficeRanking = ({ offices }: Readonly<{ offices: readonly RankedOffice[] }>) => {
  const { t, known } = useWords();
  const criteria = offices[0]?.criteria.map(({ criterion }) => String(criterion)) ?? [];
  return (
    <div className="table-scroll">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ranking.office')}</Table.Th>
            <Table.Th className="amount">{t('ranking.points')}</Table.Th>
            {criteria.map((one) => (
              <Table.Th key={one}>{known(`ranking.criterion.${one}`) ?? one}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {offices.map(({ code, eligible, reason, points, free, criteria: got }) => (
            <Table.Tr key={code}>
              <Table.Th scope="row">
                <bdi>{code}</bdi>
                <Text size="sm" c="dimmed">
                  {eligible
                    ? t('ranking.free', { count: free })
                    : t(reason === 'office-closed' ? 'ranking.closed' : 'ranking.none')}
                </Text>
              </Table.Th>
              <Table.Td className="amount">{points}</Table.Td>
              {got.map(({ criterion, points: part, of }) => (
                <Table.Td key={String(criterion)} className="figure">
                  {String(part)} / {String(of)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
