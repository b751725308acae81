import type { Fold } from '#event-sourcing';
import { type Allowed, standardOf } from './service-standards.js';
import { type StepName } from './steps.js';
import type { StandardsEvent } from './standards.events.js';

export type SetStandard = Allowed & Readonly<{ from: string }>;

/** What was set by step, in the order of `from`; steps that are not in it have their defaults. */
export type Standards = ReadonlyMap<StepName, readonly SetStandard[]>;

export const SERVICE_STANDARDS_STREAM = 'service-standards';

/** What is allowed for a step that begins on this day; null: its day is agreed each time. */
export const allowedFrom = (standards: Standards, step: StepName, since: string): Allowed | null =>
  standards.get(step)?.findLast(({ from }) => from <= since) ?? standardOf(step).allowed;

/** One that is set again for the same first day replaces the one before. */
export const withStandard = (standards: Standards, step: StepName, { from, amount, unit }: SetStandard): Standards => {
  const others = (standards.get(step) ?? []).filter((one) => one.from !== from);
  const inOrder = [...others, { from, amount, unit }].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return new Map(standards).set(step, inOrder);
};

export const standardsFold: Fold<Standards, StandardsEvent> = {
  category: SERVICE_STANDARDS_STREAM,
  initial: new Map(),
  evolve: (standards, { data }) => withStandard(standards, data.step, data),
};
