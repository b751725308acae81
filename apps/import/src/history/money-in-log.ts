import { acceptedOf, requestFold, requestStream } from '#assistance';
import { type ContributionEvent, contributionStream } from '#contributions';
import type { Fold, Load } from '#event-sourcing';
import { type Movement, movementIn } from './movements.js';

/** A movement of money that an earlier import recorded. */
export type Moved = Readonly<{ id: string; kind: Movement['kind']; on: string; minor: number }>;

type Contributed = Readonly<{ ownResources: boolean; moved: readonly Moved[] }>;

/** What a contribution's stream tells of movements; what is not an import's has no such id. */
const contributed: Fold<Contributed, ContributionEvent> = {
  category: 'contribution',
  initial: { ownResources: false, moved: [] },
  evolve: (before, { type, data }) => {
    const and = (text: string, moved: Omit<Moved, 'id'>): Contributed => {
      const id = movementIn(text);
      return id === undefined ? before : { ...before, moved: [...before.moved, { id, ...moved }] };
    };
    switch (type) {
      case 'ContributionPledged':
        return { ...before, ownResources: data.ownResources };
      case 'InstalmentReceived':
        return and(data.receiptId, { kind: 'receipt', on: data.receivedOn, minor: data.original.minor });
      case 'ReceiptReversed':
        return and(data.reason, { kind: 'refund', on: data.reversedOn, minor: data.amount });
      case 'BalanceRefunded':
        return and(data.reference, { kind: 'refund', on: data.refundedOn, minor: data.amount });
    }
    return before;
  },
};

/** By id, what is in the log of an activity's money; of these contributions, and of others that give to its request. */
export const moneyInLog = async (
  { state }: Load,
  requestId: string,
  contributionIds: readonly string[],
): Promise<ReadonlyMap<string, Moved>> => {
  const request = await state(requestFold, requestStream(requestId));
  const ledger = acceptedOf(request)?.ledger;
  const others = [...(ledger?.allocations.keys() ?? [])].filter((id) => !contributionIds.includes(id));
  const ids = [...contributionIds, ...others];
  const contributions = await Promise.all(ids.map((id) => state(contributed, contributionStream(id))));
  const received = contributions.flatMap(({ ownResources, moved }, at) =>
    // What an organisation spent was published, not that it had it.
    ownResources && at >= contributionIds.length ? [] : moved,
  );
  const spent = [...(ledger?.expenditures.values() ?? [])].flatMap(({ expenditureId, occurredOn, amount }) =>
    moved(expenditureId, 'spending', occurredOn, amount.minor),
  );
  const reversed = [...(ledger?.reversals ?? [])].flatMap(([reversalId, content]) => {
    const { occurredOn, amount } = JSON.parse(content) as { occurredOn: string; amount: { minor: number } }; // as it was told
    return moved(reversalId, 'reversal', occurredOn, amount.minor);
  });
  const byId = new Map<string, Moved>();
  for (const one of [...received, ...spent, ...reversed])
    byId.set(one.id, { ...one, minor: one.minor + (byId.get(one.id)?.minor ?? 0) }); // told in parts
  return byId;
};

const moved = (text: string, kind: Movement['kind'], on: string, minor: number): readonly Moved[] => {
  const id = movementIn(text);
  return id === undefined ? [] : [{ id, kind, on, minor }];
};

/**
 * Of new movements, those that may be recorded ones which were published otherwise since: for each that is recorded and
 * published no more, the nearest of its kind. Else one and the same could be counted twice.
 */
export const changedSince = (fresh: readonly Movement[], gone: readonly Moved[]): ReadonlySet<string> => {
  const changed = new Set<string>();
  for (const { kind, on, minor } of gone) {
    const distance = (one: Movement): number =>
      Math.abs(Date.parse(one.on) - Date.parse(on)) * (one.amount.minor === minor ? 0.5 : 1);
    const [nearest] = fresh
      .filter((one) => one.kind === kind && !changed.has(one.id))
      .toSorted((a, b) => distance(a) - distance(b));
    if (nearest) changed.add(nearest.id);
  }
  return changed;
};
