import { type RequestEvent, requestStream } from '#assistance';
import { type ContributionEvent, contributionStream } from '#contributions';
import type { EventStore } from '#event-store';
import type { Movement } from './history/movements.js';
import { contentOf } from './history/pledges.js';
import type { Task } from './history/steps.js';
import type { ActivityIds } from './run-task.js';

/** Steps that record a movement of money: what they publish is its content. */
export const MOVES_MONEY: ReadonlySet<Task['type']> = new Set([
  'ReceiveInstalment',
  'RefundBalance',
  'ReverseReceipt',
  'RecordExpenditure',
  'ReverseExpenditure',
]);

/** How often a content stands in the log. Contents are the JSON of `contentOf`. */
export type RecordedMoney = Map<string, number>;

/** The money of an activity that is in the log, wherever in the activity it was published. */
export const recordedMoney = async (
  store: EventStore,
  { requestId, contributions }: ActivityIds,
): Promise<RecordedMoney> => {
  const moved: Moved[] = [...ofRequest(await read<RequestEvent>(store, requestStream(requestId)))];
  for (const id of contributions.values())
    moved.push(...ofContribution(await read<ContributionEvent>(store, contributionStream(id))));
  const recorded: RecordedMoney = new Map();
  for (const each of moved) {
    const content = JSON.stringify(contentOf(each));
    recorded.set(content, (recorded.get(content) ?? 0) + 1);
  }
  return recorded;
};

type Moved = Parameters<typeof contentOf>[0];

const read = async <E>(store: EventStore, stream: string): Promise<readonly E[]> =>
  (await store.read(stream)) as readonly E[]; // what is appended to such a stream

/** A transaction may be recorded in parts, over several budget lines or several expenditures taken back. */
const ofRequest = (events: readonly RequestEvent[]): Iterable<Moved> => {
  const whole = new Map<string, Moved>();
  const add = (kind: Movement['kind'], id: string, on: string, { minor, currency }: Movement['amount']): void => {
    const transaction = `${kind} ${/^transaction-\d+/.exec(id)?.[0] ?? id}`;
    const before = whole.get(transaction)?.amount.minor ?? 0;
    whole.set(transaction, { kind, on, amount: { minor: before + minor, currency }, donor: undefined });
  };
  for (const { type, data } of events)
    if (type === 'ExpenditureRecorded') add('spending', data.expenditureId, data.occurredOn, data.amount);
    else if (type === 'ExpenditureReversed') add('reversal', data.reversalId, data.occurredOn, data.amount);
  return whole.values();
};

const ofContribution = (events: readonly ContributionEvent[]): readonly Moved[] => {
  const pledged = events.find(({ type }) => type === 'ContributionPledged');
  if (pledged?.type !== 'ContributionPledged') return [];
  const { donorId, currency } = pledged.data;
  const donor = { donorId };
  return events.flatMap(({ type, data }): readonly Moved[] => {
    if (type === 'InstalmentReceived') return [{ kind: 'receipt', on: data.receivedOn, amount: data.original, donor }];
    const refund = (on: string, minor: number): readonly Moved[] => [
      { kind: 'refund', on, amount: { minor, currency }, donor },
    ];
    if (type === 'ReceiptReversed') return refund(data.reversedOn, data.amount);
    return type === 'BalanceRefunded' ? refund(data.refundedOn, data.amount) : [];
  });
};
