import { type Allocation, type Balance, type ContributionEvent, brokenIdentities } from '#contributions';
import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import type { RegularBudgetEvent } from '#regular-budget';
import type { AllocationFigures } from '../request/funding/funding.events.js';

/** What was found: `broken` says in words where a ledger does not add up, the first hundred of them. */
export type LedgerVerification = Readonly<{
  identityHolds: boolean;
  broken: readonly string[];
  /** How many places are broken, also beyond those listed. */
  brokenCount: number;
  /** All events of the log, whatever they are about. */
  events: number;
  contributions: number;
  /** Allocations of it. */
  regularBudgets: number;
  requests: number;
  /** Pairs of a request and what pays for it whose two streams were compared. */
  allocations: number;
  /** How far the log was read; undefined when it is empty. */
  upTo: Position | undefined;
}>;

/**
 * Reads the whole log once and verifies every ledger in it after each event. Keeps figures, never the events.
 * `onProgress`: how many events were looked at; nothing more is read until it is done.
 */
export const verifyLedgers = async (
  store: Pick<EventStore, 'subscribe'>,
  onProgress?: (events: number) => Promise<void>,
): Promise<LedgerVerification> => {
  const verifier = new LedgerVerifier();
  const caughtUp = new AbortController();
  let upTo: Position | undefined;
  await store.subscribe({
    signal: caughtUp.signal,
    handle: async (batch) => {
      for (const event of batch.events) verifier.take(event);
      upTo = batch.events.at(-1)?.position ?? upTo;
      await onProgress?.(verifier.events);
      if (batch.caughtUp) caughtUp.abort();
    },
  });
  return { ...verifier.result(), upTo };
};

/**
 * Takes events in log order. Of each contribution: the identity holds after every event, and the balance moved by what
 * the event says. Of each request and contribution: both streams tell the same after every append.
 */
export class LedgerVerifier {
  readonly #ledgers = new Map<string, Ledger>();
  readonly #budgets = new Map<string, Map<string, Figures>>();
  readonly #pairs = new Map<string, Pair>();
  readonly #requests = new Set<string>();
  readonly #broken: string[] = [];
  #brokenCount = 0;
  #events = 0;

  take(event: Recorded): void {
    this.#events += 1;
    // The category of a stream says whose events are in it.
    if (event.stream.startsWith('contribution-')) this.#contribution(event as Recorded<ContributionEvent>);
    else if (event.stream.startsWith('regular-budget-')) this.#budget(event as Recorded<RegularBudgetEvent>);
    else if (event.stream.startsWith('request-')) this.#request(event);
  }

  get events(): number {
    return this.#events;
  }

  result(): Omit<LedgerVerification, 'upTo'> {
    const differing = [...this.#pairs].flatMap(([name, pair]) => difference(name, pair));
    return {
      identityHolds: this.#brokenCount + differing.length === 0,
      broken: [...this.#broken, ...differing].slice(0, LISTED),
      brokenCount: this.#brokenCount + differing.length,
      events: this.#events,
      contributions: this.#ledgers.size,
      regularBudgets: this.#budgets.size,
      requests: this.#requests.size,
      allocations: this.#pairs.size,
    };
  }

  #contribution(event: Recorded<ContributionEvent>): void {
    const { contributionId } = event.data;
    const ledger = this.#ledgers.get(contributionId) ?? {
      balance: undefined,
      allocations: new Map<string, Allocation>(),
    };
    this.#ledgers.set(contributionId, ledger);
    if (!isMoving(event)) return;
    const { data } = event;
    const movement = ledger.balance ? wrongMovement(ledger.balance, event) : '';
    ledger.balance = data.balance;
    if ('allocation' in data) {
      ledger.allocations.set(data.requestId, data.allocation);
      const { reserved, committed, spent } = data.allocation;
      this.#tell(event, data.requestId, contributionId, 'payer', { reserved, committed, spent });
    }
    const broken = brokenIdentities(data.balance, [...ledger.allocations.values()]);
    for (const words of [...broken, movement]) if (words !== '') this.#report(event, words);
  }

  /** Cap = available + committed + spent, and what is committed and spent is that of the requests. */
  #budget(event: Recorded<RegularBudgetEvent>): void {
    const { data } = event;
    const shares = this.#budgets.get(data.budgetId) ?? new Map<string, Figures>();
    this.#budgets.set(data.budgetId, shares);
    if ('share' in data) {
      const { committed, spent, requestId } = data.share;
      shares.set(requestId, { reserved: 0, committed, spent });
      this.#tell(event, requestId, data.budgetId, 'payer', { reserved: 0, committed, spent });
    }
    if (!('balance' in data)) return;
    const { cap, available, committed, spent } = data.balance;
    const total = (figure: 'committed' | 'spent'): number =>
      [...shares.values()].reduce((sum, share) => sum + share[figure], 0);
    if (cap !== available + committed + spent)
      this.#report(event, `the cap is ${cap}, but the uses add up to ${available + committed + spent}`);
    for (const [figure, amount] of Object.entries({ available, committed, spent }))
      if (amount < 0) this.#report(event, `${figure} is ${amount}`);
    for (const figure of ['committed', 'spent'] as const)
      if (data.balance[figure] !== total(figure))
        this.#report(event, `${figure} is ${data.balance[figure]}, but its requests add up to ${total(figure)}`);
  }

  #request(event: Recorded & RequestFunds): void {
    this.#requests.add(event.stream);
    for (const { contributionId, reserved, committed, spent } of event.data.allocations ?? [])
      this.#tell(event, event.stream.slice('request-'.length), contributionId, 'request', {
        reserved,
        committed,
        spent,
      });
  }

  /** One append tells both sides; when another command comes to a pair, what the one before told must agree. */
  #tell({ metadata, ...event }: Recorded, requestId: string, payerId: string, side: Side, figures: Figures): void {
    const name = `${requestId} and ${payerId}`;
    const pair = this.#pairs.get(name);
    if (!pair) {
      this.#pairs.set(name, { lastCommand: metadata.commandId, request: NONE, payer: NONE, [side]: figures });
      return;
    }
    if (pair.lastCommand !== metadata.commandId) for (const words of difference(name, pair)) this.#report(event, words);
    pair.lastCommand = metadata.commandId;
    pair[side] = figures;
  }

  #report({ stream, revision, type }: Pick<Recorded, 'stream' | 'revision' | 'type'>, words: string): void {
    this.#brokenCount += 1;
    if (this.#broken.length < LISTED) this.#broken.push(`${stream}, revision ${revision}, ${type}: ${words}`);
  }
}

type Ledger = { balance: Balance | undefined; readonly allocations: Map<string, Allocation> };
type Side = 'request' | 'payer';
type Figures = Readonly<Pick<AllocationFigures, 'reserved' | 'committed' | 'spent'>>;
type Pair = { lastCommand: string; request: Figures; payer: Figures };
/** Every event of a request that moves money tells the figures of its allocations. */
type RequestFunds = Readonly<{ data: Readonly<{ allocations?: readonly AllocationFigures[] }> }>;

const LISTED = 100;
const NONE: Figures = { reserved: 0, committed: 0, spent: 0 };

const difference = (name: string, { request, payer }: Pair): readonly string[] =>
  (['reserved', 'committed', 'spent'] as const).flatMap((figure) =>
    request[figure] === payer[figure]
      ? []
      : `${name}: ${figure} is ${request[figure]} for the request, and ${payer[figure]} for what pays for it`,
  );

type Moving = Extract<ContributionEvent, { data: { amount: number; balance: Balance } }>;

const isMoving = (event: Recorded<ContributionEvent>): event is Recorded<Moving> => 'balance' in event.data;

/** Where the balance did not move by the amount of the event, in words. Programme support costs are the identity's. */
const wrongMovement = (before: Balance, { type, data: { amount, balance } }: Recorded<Moving>): string => {
  const moved = (figure: 'receipts' | 'interest' | 'refunded' | 'transfers' | 'reserved' | 'committed' | 'spent') =>
    (balance[figure] ?? 0) - (before[figure] ?? 0);
  const holds = (): boolean => {
    switch (type) {
      case 'ContributionPledged':
        return true;
      case 'InstalmentReceived':
        return moved('receipts') === amount;
      case 'ReceiptReversed':
        return moved('receipts') === -amount;
      case 'InterestCredited':
        return moved('interest') === amount;
      case 'BalanceRefunded':
        return moved('refunded') === amount;
      case 'BalanceTransferred':
        return moved('transfers') === amount;
      case 'FundsReserved':
        return moved('reserved') === amount;
      case 'ReservationReleased':
        return moved('reserved') === -amount;
      case 'FundsCommitted':
        return moved('reserved') === -amount && moved('committed') === amount;
      case 'CommitmentReleased':
        return moved('committed') === -amount;
      case 'ExpenditureCharged':
        return moved('committed') === -amount && moved('spent') === amount;
      case 'ExpenditureChargeReversed': // committed again, or available once the request has ended
        return moved('spent') === -amount && [0, amount].includes(moved('committed'));
    }
  };
  return holds() ? '' : `the balance did not move by ${amount}`;
};
