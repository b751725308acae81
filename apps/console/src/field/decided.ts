import { activityOf } from './body.js';
import type { Entry, Theirs } from './entry.js';

/** `corrects`: this entry is the right version. `stands`: theirs is. `apart`: they are two activities. */
export const CHOICES = ['corrects', 'stands', 'apart'] as const;
export type Choice = (typeof CHOICES)[number];

type Reasons = Readonly<Record<'corrects' | 'stands', string>>;

/**
 * The entry after a person has said what it is. What it is sent as is another command, with a key of its own. A correction
 * keeps the version before it; one that changes nothing tells of the other version in its reason: so neither is lost.
 */
export const decided = (entry: Entry, theirs: Theirs, choice: Choice, reasons: Reasons, now: number): Entry => {
  const { decision: _, ...undecided } = entry;
  const waiting: Entry = {
    ...{ ...undecided, key: crypto.randomUUID() },
    state: { at: 'waiting', tries: 0, notBefore: now },
  };
  if (choice === 'apart') return { ...waiting, apart: [...entry.apart, theirs.activityId] };
  const { plannedId, country } = theirs.content;
  const mine = { ...activityOf(entry.values), plannedId, country };
  const content = choice === 'corrects' ? mine : theirs.content;
  return { ...waiting, decision: { of: theirs, content, reason: reasons[choice] } };
};
