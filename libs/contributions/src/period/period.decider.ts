import { type Decider, InvalidInput, Refusal, dayOf, doersOf, requireNotAfter } from '#event-sourcing';
import type { ClosePeriod } from './period.commands.js';
import type { PeriodEvent } from './period.events.js';

export const PERIODS = 'periods';

export type Periods = Readonly<{
  /** The last month that is closed; null: none is. */
  closedThrough: string | null;
  /** Who recorded expenditure of a month, of those that are not closed. */
  chargedBy: Readonly<Record<string, readonly string[]>>;
}>;

export const periods: Decider<Periods, ClosePeriod, PeriodEvent> = {
  category: PERIODS,
  version: 2,
  initial: { closedThrough: null, chargedBy: {} },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'PeriodClosed':
        return { closedThrough: data.period, chargedBy: after(data.period, state.chargedBy) };
      case 'MonthCharged': {
        const others = state.chargedBy[data.month] ?? [];
        return { ...state, chargedBy: { ...state.chargedBy, [data.month]: [...others, data.by] } };
      }
    }
  },
  streamOf: () => PERIODS,
  decide: (command, { closedThrough, chargedBy }) => {
    const { period, closedOn, alsoKnownAs = [] } = command.data;
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period))
      throw new InvalidInput('period', 'must be a month, YYYY-MM', { value: period });
    requireNotAfter('closedOn', closedOn, dayOf(command));
    if (closedThrough !== null && period <= closedThrough) return []; // closed before: asking again changes nothing
    if (periodOf(closedOn) <= period) throw new Refusal('PeriodNotOver', { period, closedOn });
    const names = [...doersOf(command.context), ...alsoKnownAs];
    const own = Object.keys(chargedBy).find(
      (month) => month <= period && chargedBy[month]?.some((name) => names.includes(name)),
    );
    if (own !== undefined) throw new Refusal('SeparationOfDuties', { period, month: own });
    return [{ type: 'PeriodClosed', data: { period, closedOn } }];
  },
};

/**
 * To be appended with what somebody records of these months, under each of their names. Then whoever records expenditure of a month for the first time
 * and whoever closes it cannot both be right about the stream: one of them decides again.
 */
export const chargesBy = (
  names: readonly string[],
  months: readonly string[],
  { chargedBy }: Periods,
): readonly PeriodEvent[] =>
  months.flatMap((month) =>
    names
      .filter((name) => !chargedBy[month]?.includes(name))
      .map((by) => ({ type: 'MonthCharged' as const, data: { month, by } })),
  );

const after = (period: string, chargedBy: Periods['chargedBy']): Periods['chargedBy'] =>
  Object.fromEntries(Object.entries(chargedBy).filter(([month]) => month > period));

export const periodOf = (day: string): string => day.slice(0, 7);

export const isClosed = ({ closedThrough }: Periods, day: string): boolean =>
  closedThrough !== null && periodOf(day) <= closedThrough;
