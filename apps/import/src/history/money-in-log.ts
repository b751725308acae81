import { acceptedOf, requestFold, requestStream } from '#assistance';
import { contributionFold, contributionStream } from '#contributions';
import { allNotes, type Load, NO_NOTES } from '#event-sourcing';
import { type Movement, movementIn } from './movements.js';

/** A movement of money that an earlier import recorded. `minor`: undefined where it is not remembered. */
export type Moved = Readonly<{ id: string; kind: Movement['kind']; on: string; minor: number | undefined }>;

/** By id, what is in the log of an activity's money: of these contributions, and of others that give to its request. */
export const moneyInLog = async (
  { state }: Load,
  requestId: string,
  contributionIds: readonly string[],
): Promise<ReadonlyMap<string, Moved>> => {
  const ledger = acceptedOf(await state(requestFold, requestStream(requestId)))?.ledger;
  const movedIn = async (contributionId: string): Promise<readonly Moved[]> => {
    const contribution = await state(contributionFold, contributionStream(contributionId));
    if (!('receipts' in contribution)) return [];
    // What an organisation spent was published, not that it had it.
    if (contribution.ownResources && !contributionIds.includes(contributionId)) return [];
    const { receipts, paidBack } = contribution;
    return [
      ...[...receipts.values()].flatMap((one) => moved(one.receiptId, 'receipt', one.receivedOn, one.amount)),
      ...paidBack.flatMap(({ text, on, amount }) => moved(text, 'refund', on, amount)),
    ];
  };
  const ids = new Set([...contributionIds, ...(ledger?.allocations.keys() ?? [])]);
  const given = (await Promise.all([...ids].map(movedIn))).flat();
  const expenditures = allNotes(ledger?.expenditures ?? NO_NOTES).values();
  const spent = [...expenditures].flatMap(({ expenditureId, occurredOn, amount }) =>
    moved(expenditureId, 'spending', occurredOn, amount.minor),
  );
  const reversals = allNotes(ledger?.reversals ?? NO_NOTES).keys();
  const reversed = [...reversals].flatMap((id) => moved(id, 'reversal', id.slice(0, 'YYYY-MM-DD'.length), undefined));
  const byId = new Map<string, Moved>();
  for (const one of [...given, ...spent, ...reversed]) {
    const told = byId.get(one.id)?.minor ?? 0; // in parts
    byId.set(one.id, { ...one, minor: one.minor === undefined ? undefined : one.minor + told });
  }
  return byId;
};

const moved = (text: string, kind: Movement['kind'], on: string, minor: number | undefined): readonly Moved[] => {
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
