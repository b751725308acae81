import { chargesBy, periodOf, PERIODS, periods } from '#contributions';
import { type Command, doersOf, type Transaction } from '#event-sourcing';
import type { RequestEvent } from '../request.events.js';

/** Notes in the books, once a month, who records expenditure of it, and who told what is accepted: they do not close it. */
export const notingWhoCharges =
  <C extends Command>(transaction: Transaction<C>): Transaction<C> =>
  async (command, load) => {
    const decision = await transaction(command, load);
    // Of a request, where they are of these types.
    const events = decision.appends.flatMap((one) => one.events) as readonly RequestEvent[];
    const months = [...new Set(events.flatMap(monthOf))];
    if (months.length === 0) return decision;
    const tellers = events.flatMap(({ data }) => ('toldBy' in data ? (data.toldBy ?? []) : []));
    const names = [...new Set([...doersOf(command.context), ...tellers])];
    const noted = chargesBy(names, months, await load.state(periods, PERIODS));
    if (noted.length === 0) return decision;
    return { ...decision, appends: [...decision.appends, { stream: PERIODS, events: noted }] };
  };

const monthOf = ({ type, data }: RequestEvent): readonly string[] => {
  if (type === 'ExpenditureRecorded' || type === 'ExpenditureReversed')
    return [periodOf(data.accountedOn ?? data.occurredOn)];
  return type === 'ExpenditureRecharged' ? [periodOf(data.accountedOn ?? data.rechargedOn)] : [];
};
