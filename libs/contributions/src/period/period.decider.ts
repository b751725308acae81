import { type Decider, InvalidInput, Refusal, dayOf, requireNotAfter } from '#event-sourcing';
import type { ClosePeriod } from './period.commands.js';
import type { PeriodEvent } from './period.events.js';

export const PERIODS = 'periods';

/** The last month that is closed; null: none is. */
export type Periods = Readonly<{ closedThrough: string | null }>;

export const periods: Decider<Periods, ClosePeriod, PeriodEvent> = {
  category: PERIODS,
  initial: { closedThrough: null },
  evolve: (_, { data }) => ({ closedThrough: data.period }),
  streamOf: () => PERIODS,
  decide: (command, { closedThrough }) => {
    const { period, closedOn } = command.data;
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period))
      throw new InvalidInput('period', 'must be a month, YYYY-MM', { value: period });
    requireNotAfter('closedOn', closedOn, dayOf(command));
    if (closedThrough !== null && period <= closedThrough) return []; // closed before: asking again changes nothing
    if (periodOf(closedOn) <= period) throw new Refusal('PeriodNotOver', { period, closedOn });
    return [{ type: 'PeriodClosed', data: { period, closedOn } }];
  },
};

export const periodOf = (day: string): string => day.slice(0, 7);

export const isClosed = ({ closedThrough }: Periods, day: string): boolean =>
  closedThrough !== null && periodOf(day) <= closedThrough;
