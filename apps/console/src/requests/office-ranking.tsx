import { List, Text } from '@mantine/core';
import type { Choice } from '../commands/lookups.js';
import { useWords } from '../words/words.js';

export type RankedOffice = Readonly<{
  code: string;
  eligible: boolean;
  reason?: string | null;
  points: number;
  free: number;
  criteria: readonly Readonly<Record<string, unknown>>[];
}>;

type Ranking = Readonly<{
  offices: readonly RankedOffice[];
  /** What their codes are called, for those who may know all of them. */
  names?: readonly Choice[] | undefined;
}>;

/** The offices, the best suited first, with the points that each criterion gave. */
export const OfficeRanking = ({ offices, names }: Ranking) => {
  const { t, known } = useWords();
  return (
    <List type="ordered" size="sm" spacing={4}>
      {offices.map(({ code, eligible, reason, points, free, criteria }) => (
        <List.Item key={code}>
          <Text size="sm" fw={600} component="span">
            <bdi>{names?.find(({ value }) => value === code)?.label ?? code}</bdi> · {t('ranking.points', { points })}
          </Text>{' '}
          {eligible
            ? t('ranking.free', { count: free })
            : t(reason === 'office-closed' ? 'ranking.closed' : 'ranking.none')}
          <Text size="sm" c="dimmed">
            {criteria
              .map(
                ({ criterion, points: got, of }) =>
                  `${known(`ranking.criterion.${String(criterion)}`) ?? String(criterion)} ${String(got)}/${String(of)}`,
              )
              .join(' · ')}
          </Text>
        </List.Item>
      ))}
    </List>
  );
};
