import { Text } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { Figure } from '../explain/figure.js';
import { useWords } from '../words/words.js';

type BySex = Schemas['CountBySex'];
const SEXES = [
  ['female', 'delivery.participants.female'],
  ['male', 'delivery.participants.male'],
  ['notStated', 'delivery.participants.not-stated'],
] as const;

/** How many took part in all activities, by sex; what was not recorded is shown as that. */
export const Participants = ({ activities }: Readonly<{ activities: readonly Schemas['Activity'][] }>) => {
  const { t } = useWords();
  const counted = activities.flatMap(({ participants }) => participants ?? []);
  const sum = (sex: keyof BySex): number => counted.reduce((all, one) => all + one[sex], 0);
  const by = { female: sum('female'), male: sum('male'), notStated: sum('notStated') };
  const total = by.female + by.male + by.notStated;
  if (total === 0) return null;
  const longest = Math.max(...Object.values(by));
  return (
    <div role="group" aria-label={t('delivery.participants.sentence', { total, ...by })}>
      {SEXES.filter(([sex]) => by[sex] > 0).map(([sex, label]) => (
        <div key={sex} style={{ display: 'grid', gridTemplateColumns: '8rem 4rem 1fr', gap: 8, alignItems: 'center' }}>
          <Text size="sm">{t(label)}</Text>
          <Text size="sm" className="amount">
            <Figure figure={sex} by="people" amount={by[sex]} isCount />
          </Text>
          <div
            aria-hidden
            style={{ blockSize: 10, inlineSize: `${(by[sex] / longest) * 100}%`, background: 'var(--committed)' }}
          />
        </div>
      ))}
    </div>
  );
};
