import { type Load, Refusal, type Transaction } from '#event-sourcing';
import { PERIODS, isClosed, periodOf, periods } from './period.decider.js';

/**
 * The day on which a fact counts in the books: its own, or, where that is in a closed period and a person has accepted it
 * all the same, the day of that. Refuses with `PeriodClosed`.
 */
export const accountingDay = async (load: Load, occurredOn: string, acceptedOn: string | null): Promise<string> => {
  const state = await load.state(periods, PERIODS);
  if (!isClosed(state, occurredOn)) return occurredOn;
  const day = acceptedOn ?? occurredOn;
  if (isClosed(state, day))
    throw new Refusal('PeriodClosed', { period: periodOf(day), day, closedThrough: state.closedThrough });
  return day;
};

/** A command about money whose day its teller can choose: refused when that is in a closed period. */
export const inOpenPeriod =
  <C>(dayIn: (command: C) => string, transaction: Transaction<C>): Transaction<C> =>
  async (command, load) => {
    const decision = await transaction(command, load);
    if (decision.appends.some(({ events }) => events.length > 0)) await accountingDay(load, dayIn(command), null);
    return decision;
  };
