import { type Exchange, type ExchangeRate, type RateTable, findExchange, split } from '#money';
import { emptyAllocation, grossCost, largestOffer } from '../contribution/balance.js';
import type { EarmarkLevel } from '../contribution/earmark.js';
import { Flow } from './flow.js';
import { type Cell, type Need, cellsOf, directCost } from './need.js';
import { type Exclusion, type Source, byOrderOfUse, mayPay, termsExclude } from './source.js';

/** What one contribution gives to one request: in the budget's currency, in its own, and the rates that join them. */
export type ProposedAllocation = Readonly<{
  contributionId: string;
  currency: string;
  /** Direct cost, minor units of the budget's currency. */
  amount: number;
  /** The same in minor units of the currency in which the contribution is held. */
  held: number;
  rates: readonly ExchangeRate[];
  cells: readonly AllocatedCell[];
}>;
export type AllocatedCell = Readonly<{ lineId: string; beneficiary: string; amount: number; held: number }>;

/** One contribution in an explained check: what is proposed from it, or the one rule that excluded it. */
export type Considered = Readonly<{
  contributionId: string;
  donorId: string;
  level: EarmarkLevel;
  revision: number;
  currency: string;
  /** Held currency, minor units, at that moment. */
  available: number;
  /** What may be taken beyond that against instalments to come. Left out: 0. */
  advance?: number;
  /** What of it is held back for requests before this one on the waitlist, programme support costs included. */
  heldBack: number;
  /** Budget's currency, direct cost. 0: it could pay, and was not needed. */
  proposed: number;
  excludedBy: Exclusion | null;
}>;

export type ResourceCheck = Readonly<{
  directCost: number;
  shortfall: number;
  considered: readonly Considered[];
  allocations: readonly ProposedAllocation[];
}>;

/** Beyond so many, the excluded are counted by rule and no longer listed one by one. */
export const CONSIDERED_LISTED = 200;

/**
 * Which contributions may pay for a request, and whether there is enough money now. Requests are looked at in the order
 * of the waitlist: what one that stays short could be paid with is held back from those after it.
 */
export class ResourcePass {
  /** Contribution → what requests before the one at hand hold back or were given, held currency with PSC. */
  #taken = new Map<string, number>();
  #sources: readonly Source[];
  #byId: ReadonlyMap<string, Source>;

  constructor(
    sources: readonly Source[],
    private readonly rates: RateTable,
    /** Day of the check. */
    private readonly on: string,
  ) {
    this.#sources = sources.toSorted(byOrderOfUse);
    this.#byId = new Map(sources.map((source) => [source.contributionId, source]));
  }

  /** Checks the next request in order; `cells` default to its whole budget. What it takes is gone for those after it. */
  check(need: Need, cells: readonly Cell[] = cellsOf(need)): ResourceCheck {
    const offers = this.#sources.map((source) => this.#offer(source, need, cells));
    const { allocations, shortfall } = paid(cells, offers);
    const proposed = new Map(allocations.map(({ contributionId, amount }) => [contributionId, amount]));
    const considered = offers.map(({ source, excludedBy, heldBack }) => {
      const { contributionId, donorId, revision, currency, available } = source;
      const terms = { contributionId, donorId, level: source.earmark.level, revision, currency, available };
      const advance = source.unusedAuthority > 0 ? { advance: source.unusedAuthority } : {};
      return { ...terms, ...advance, heldBack, proposed: proposed.get(contributionId) ?? 0, excludedBy };
    });
    this.take(allocations, need.requestId);
    return { directCost: directCost(cells), shortfall, considered, allocations };
  }

  /** What the next request in order would lack; nothing is taken. */
  shortfallOf(need: Need): number {
    return this.#unexplained(need).shortfall;
  }

  /** As `check`, for a request that is only in the way. */
  holdBack(need: Need): void {
    this.take(this.#unexplained(need).allocations, need.requestId);
  }

  /** Takes what a check of the same contributions proposed for a request. */
  take(allocations: readonly ProposedAllocation[], requestId: string): void {
    for (const { contributionId, held } of allocations) {
      const source = this.#byId.get(contributionId);
      if (source)
        this.#taken.set(contributionId, this.#takenFrom(source) + grossCost(held, allocationFor(source, requestId)));
    }
  }

  /** Contributions whose terms let them pay for a part of a request, whatever they still have. */
  payersOf(need: Need): ReadonlySet<string> {
    const cells = cellsOf(need);
    const payers = this.#sources.filter((source) => termsExclude(source, need, cells, this.on) === null);
    return new Set(payers.map(({ contributionId }) => contributionId));
  }

  /** Direct cost in US cents, to compare what requests need; the largest number where there is no rate. */
  costOf(need: Need): number {
    const exchange = findExchange(need.currency, 'USD', this.rates, this.on);
    return typeof exchange === 'string' ? Number.MAX_SAFE_INTEGER : exchange.apply(directCost(need.lines));
  }

  /** The same pass, to go on with in another way: what one takes is not taken in the other. */
  copy(): ResourcePass {
    const pass = new ResourcePass([], this.rates, this.on);
    pass.#sources = this.#sources;
    pass.#byId = this.#byId;
    pass.#taken = new Map(this.#taken);
    return pass;
  }

  /** What has no money left is passed over, since nobody asks why it gives nothing. */
  #unexplained(need: Need): ReturnType<typeof paid> {
    const cells = cellsOf(need);
    return paid(cells, this.#offersWhileThereIsMoney(need, cells));
  }

  *#offersWhileThereIsMoney(need: Need, cells: readonly Cell[]): Iterable<Offer> {
    for (const source of this.#sources)
      if (disposableOf(source) > this.#takenFrom(source)) yield this.#offer(source, need, cells);
  }

  /** The same pass, with what is held back in it, over contributions that have changed since. */
  after(changed: readonly Source[]): ResourcePass {
    const ids = new Set(changed.map(({ contributionId }) => contributionId));
    const others = this.#sources.filter(({ contributionId }) => !ids.has(contributionId));
    return this.#over([...others, ...changed]);
  }

  /** The same pass, with what is held back in it, over one contribution alone. */
  only(contributionId: string): ResourcePass {
    return this.#over(this.#sources.filter((source) => source.contributionId === contributionId));
  }

  #over(sources: readonly Source[]): ResourcePass {
    const pass = new ResourcePass(sources, this.rates, this.on);
    for (const [contributionId, taken] of this.#taken) pass.#taken.set(contributionId, taken);
    return pass;
  }

  #offer(source: Source, need: Need, cells: readonly Cell[]): Offer {
    const heldBack = this.#takenFrom(source);
    const nothing = (excludedBy: Exclusion): Offer => ({
      source,
      capacity: 0,
      exchange: undefined,
      excludedBy,
      heldBack,
    });
    const rule = termsExclude(source, need, cells, this.on);
    if (rule) return nothing(rule);
    const exchange = findExchange(need.currency, source.currency, this.rates, this.on);
    if (typeof exchange === 'string') return nothing(exchange);
    const capacity = (available: number): number => {
      const offer = largestOffer(available, allocationFor(source, need.requestId));
      return offer > 0 ? exchange.largestWithin(offer) : 0; // what rounds to nothing is not free
    };
    const disposable = disposableOf(source);
    const offered = capacity(disposable - heldBack);
    if (offered > 0) return { source, capacity: offered, exchange, excludedBy: null, heldBack };
    return nothing(capacity(disposable) > 0 ? 'held-back' : 'exhausted');
  }

  #takenFrom({ contributionId }: Source): number {
    return this.#taken.get(contributionId) ?? 0;
  }
}

type Offer = Readonly<{
  source: Source;
  /** Direct cost that it can give, in the budget's currency. */
  capacity: number;
  exchange: Exchange | undefined;
  excludedBy: Exclusion | null;
  heldBack: number;
}>;

/** What the offers, in the order of use, pay of these cells; they are asked for only until all is paid. */
const paid = (
  cells: readonly Cell[],
  offers: Iterable<Offer>,
): Readonly<{ allocations: readonly ProposedAllocation[]; shortfall: number }> => {
  const flow = new Flow(cells.map(({ amount }) => amount));
  const payers: Offer[] = [];
  for (const offer of offers) {
    if (flow.shortfall === 0) break;
    if (offer.capacity === 0) continue;
    payers.push(offer);
    flow.take(
      offer.capacity,
      indexesWhere(cells, (cell) => mayPay(offer.source.earmark, cell)),
    );
  }
  const allocations = payers.flatMap(({ source, exchange }, index) => {
    const amounts = flow.given[index];
    return amounts && exchange ? allocated(source, exchange, cells, amounts) : [];
  });
  return { allocations, shortfall: flow.shortfall };
};

/** What may be taken: what is there, and what may be taken before it comes. */
const disposableOf = ({ available, unusedAuthority }: Source): number => available + unusedAuthority;

const allocationFor = ({ allocation, pscBasisPoints }: Source, requestId: string) =>
  allocation?.requestId === requestId ? allocation : emptyAllocation(requestId, pscBasisPoints);

const allocated = (
  { contributionId, currency }: Source,
  exchange: Exchange,
  cells: readonly Cell[],
  amounts: readonly number[],
): readonly ProposedAllocation[] => {
  const used = cells.map((cell, index) => ({ cell, amount: amounts[index] ?? 0 })).filter(({ amount }) => amount > 0);
  if (used.length === 0) return [];
  const amount = used.reduce((sum, one) => sum + one.amount, 0);
  const held = Math.max(1, exchange.apply(amount)); // less than half a unit takes one, or nothing could be charged to it
  const parts = split(
    held,
    used.map((one) => one.amount),
  );
  const allocatedCells = used.map(({ cell, amount: part }, index) => ({
    lineId: cell.lineId,
    beneficiary: cell.beneficiary.code,
    amount: part,
    held: parts[index] ?? 0,
  }));
  return [{ contributionId, currency, amount, held, rates: exchange.rates, cells: allocatedCells }];
};

const indexesWhere = <T>(list: readonly T[], wanted: (one: T) => boolean): number[] =>
  list.flatMap((one, index) => (wanted(one) ? [index] : []));

/** What is kept of a check: the first so many contributions, those that give something first, and the rest by rule. */
export const summarised = (
  considered: readonly Considered[],
): Readonly<{ considered: readonly Considered[]; unlisted: Readonly<Record<string, number>> }> => {
  const listed = considered.toSorted((a, b) => Number(a.excludedBy !== null) - Number(b.excludedBy !== null));
  const unlisted: Record<string, number> = {};
  for (const { excludedBy } of listed.slice(CONSIDERED_LISTED)) {
    const rule = excludedBy ?? 'not-needed';
    unlisted[rule] = (unlisted[rule] ?? 0) + 1;
  }
  return { considered: listed.slice(0, CONSIDERED_LISTED), unlisted };
};
