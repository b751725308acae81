import type { Schemas } from '../api/client.js';

type Results = Schemas['RequestResults'];
type People = Schemas['Participants'];
type Kind = Results['byKind'][number];

const added = (one: People, other: People): People => ({
  female: one.female + other.female,
  male: one.male + other.male,
  notStated: one.notStated + other.notStated,
});
const NOBODY: People = { female: 0, male: 0, notStated: 0 };

export const allOf = ({ female, male, notStated }: People): number => female + male + notStated;

export const participantsIn = (results: readonly Results[]): People =>
  results.reduce((sum, { participants }) => added(sum, participants), NOBODY);

/** What was done, of which kind, and with whom; most first. */
export const kindsIn = (results: readonly Results[]): readonly Kind[] => {
  const kinds = new Map<Kind['kind'], Kind>();
  for (const one of results.flatMap(({ byKind }) => byKind)) {
    const before = kinds.get(one.kind) ?? { kind: one.kind, activities: 0, ...NOBODY };
    kinds.set(one.kind, { kind: one.kind, activities: before.activities + one.activities, ...added(before, one) });
  }
  return [...kinds.values()].toSorted((a, b) => allOf(b) - allOf(a) || b.activities - a.activities);
};

export const activitiesOf = (results: readonly Results[], kind: Kind['kind']): number =>
  kindsIn(results).find((one) => one.kind === kind)?.activities ?? 0;
