import { daysFrom, yearOf } from '../days.js';
import { gini, median, ninetieth, percent } from './figures.js';
import type { Life } from './life.js';

/** How a group of accepted requests fared. Days of those that still wait count up to the end of the simulation. */
export type Fairness = Readonly<{
  group: string;
  accepted: number;
  funded: number;
  fundedPercent: number | null;
  /** Requests that were on the waitlist, and those that still are. */
  waited: number;
  stillWaiting: number;
  /** Days on the waitlist, of those that were on it. */
  medianWait: number | null;
  ninetiethWait: number | null;
  longestWait: number | null;
  /** How unequal these waits are: 0, all wait alike; near 1, a few wait for all. */
  waitGini: number | null;
  /** Times that others were given money that one of them could have used. */
  passedOver: number;
}>;

export type FairnessReport = Readonly<{
  all: Fairness;
  /** As it was set at acceptance; 1 is the most urgent. */
  byPriority: readonly Fairness[];
  /** By the year of acceptance: the oldest first. */
  byAge: readonly Fairness[];
}>;

export const fairness = (lives: readonly Life[], end: string): FairnessReport => {
  const accepted = lives.filter(({ acceptedOn }) => acceptedOn !== undefined);
  const grouped = (groupOf: (life: Life) => string): readonly Fairness[] =>
    [...new Set(accepted.map(groupOf))].toSorted().map((group) =>
      groupFigures(
        group,
        accepted.filter((life) => groupOf(life) === group),
        end,
      ),
    );
  return {
    all: groupFigures('all', accepted, end),
    byPriority: grouped(({ priority }) => String(priority)),
    byAge: grouped(({ acceptedOn = '' }) => String(yearOf(acceptedOn))),
  };
};

const groupFigures = (group: string, lives: readonly Life[], end: string): Fairness => {
  const waiting = lives.filter(({ waits }) => waits.length > 0);
  const days = waiting.map(({ waits }) => waits.reduce((sum, { from, to = end }) => sum + daysFrom(from, to), 0));
  const funded = lives.filter(({ fundedOn }) => fundedOn !== undefined).length;
  return {
    group,
    accepted: lives.length,
    funded,
    fundedPercent: percent(funded, lives.length),
    waited: waiting.length,
    stillWaiting: waiting.filter(({ waits }) => waits.at(-1)?.to === undefined).length,
    medianWait: median(days),
    ninetiethWait: ninetieth(days),
    longestWait: days.length === 0 ? null : Math.max(...days),
    waitGini: gini(days),
    passedOver: lives.reduce((sum, one) => sum + one.passedOver, 0),
  };
};
