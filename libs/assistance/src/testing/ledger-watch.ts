import {
  type Allocation,
  type Contribution,
  type ContributionEvent,
  ResourcePass,
  advanceShortfall,
  allocationOf,
  brokenIdentities,
  contributionFold,
  contributionStream,
  directCost,
  earmarkFor,
  unusedAuthority,
} from '#contributions';
import { type Load, stateAfter } from '#event-sourcing';
import {
  type RegularBudget,
  type RegularBudgetEvent,
  balanceOf,
  isBudgetId,
  regularBudgetFold,
  regularBudgetStream,
} from '#regular-budget';
import { acceptedOf } from '../request/accepted.js';
import { rateTableOf } from '../request/funding/resource-pass.js';
import type { Funds } from '../request/funding/funding.events.js';
import { type RequestLedger, fundsOf, totalSpent } from '../request/funding/request-ledger.js';
import { obligatedOn, openObligations } from '../request/delivery/obligation-state.js';
import { requestFold } from '../request/request.evolve.js';
import type { RequestEvent } from '../request/request.events.js';
import { type Request, needOf, requestStream } from '../request/request.state.js';
import { placeOf } from '../request/funding/check-resources.transaction.js';
import { mayBePassed, policyOn } from '../waitlist/waitlist-policy.js';
import {
  WAITLIST,
  type Waiting,
  type Waitlist,
  inStrictOrder,
  waitingBefore,
  waitlistFold,
} from '../waitlist/waitlist.state.js';
import { StageWatch } from './stage-watch.js';
import type { Streams } from './streams.js';

/** Watches the streams of a story: everything about money that must hold after every event, in words where it does not. */
export class LedgerWatch {
  readonly #seen = new Map<string, number>();

  private readonly stages: StageWatch;

  constructor(private readonly streams: Streams) {
    this.stages = new StageWatch(streams);
  }

  /** What was broken by the events since it looked last. */
  broken(): readonly string[] {
    const { names } = this.streams;
    const changed = new Set(names.filter((name) => this.streams.eventsOf(name).length > (this.#seen.get(name) ?? 0)));
    const contributions = names.filter((name) => name.startsWith('contribution-'));
    const requests = names.filter((name) => name.startsWith('request-'));
    const budgets = names.filter((name) => name.startsWith(BUDGET));
    const payers = [...contributions, ...budgets];
    const broken = [
      ...budgets.filter((name) => changed.has(name)).flatMap((name) => this.#budget(name)),
      ...contributions.filter((name) => changed.has(name)).flatMap((name) => this.#ledger(name)),
      ...requests.filter((name) => changed.has(name)).flatMap((name) => this.#request(name)),
      ...requests.flatMap((name) =>
        this.#unlike(name, changed.has(name) ? payers : payers.filter((one) => changed.has(one))),
      ),
      ...this.#waitlist(requests),
      ...this.stages.broken(changed, this.#seen),
    ];
    for (const name of changed) this.#seen.set(name, this.streams.eventsOf(name).length);
    return broken;
  }

  /** What is held back in each contribution for those who wait before a request: nobody behind them may take it. */
  async heldBack(requestId: string, on: string): Promise<ReadonlyMap<string, number>> {
    const list = this.streams.stateOf(waitlistFold, WAITLIST);
    const request = acceptedOf(this.streams.stateOf(requestFold, requestStream(requestId)));
    if (!request || list.waiting.size === 0) return new Map();
    const place = list.waiting.get(requestId) ?? placeOf(request, on);
    const pass = await this.#passFor(this.#notToBePassed(list, waitingBefore(list, place, on), on), on);
    const { considered } = pass.check(needOf(request));
    return new Map(considered.map(({ contributionId, heldBack }) => [contributionId, heldBack]));
  }

  /** Contributions that no longer have what was held back in them. */
  lacking(heldBack: ReadonlyMap<string, number>): readonly string[] {
    return [...heldBack].flatMap(([contributionId, amount]) => {
      const state = this.streams.stateOf(contributionFold, contributionStream(contributionId));
      const disposable = state.phase === 'signed' ? state.balance.available + unusedAuthority(state) : 0;
      return disposable < amount ? [`${contributionId} has ${disposable}, and ${amount} of it were held back`] : [];
    });
  }

  /** After all were checked, who still waits is short by what the list says, and nobody who waits could be funded. */
  async unfunded(on: string): Promise<readonly string[]> {
    const list = this.streams.stateOf(waitlistFold, WAITLIST);
    const inOrder = [...list.waiting.values()].toSorted(inStrictOrder(on));
    const holdBack = new Set(this.#notToBePassed(list, inOrder, on));
    const pass = await this.#passFor([], on);
    return inOrder.flatMap((one) => {
      const { requestId, need, shortfall } = one;
      if (this.stages.isHeldUp(one))
        return shortfall === directCost(need.lines) ? [] : [`${requestId} gets nothing yet`];
      const now = (holdBack.has(one) ? pass : pass.copy()).check(need).shortfall;
      return now > 0 && now === shortfall ? [] : [`${requestId} waits for ${shortfall}, and lacks ${now}`];
    });
  }

  #notToBePassed(list: Waitlist, some: readonly Waiting[], on: string): readonly Waiting[] {
    return some.filter((one) => !mayBePassed(one, policyOn(list, on), on));
  }

  async #passFor(ahead: readonly Waiting[], on: string): Promise<ResourcePass> {
    const load: Load = { state: async (fold, stream) => this.streams.stateOf(fold, stream), revisionOf: () => -1 };
    const sources = await this.streams.candidates();
    const pass = new ResourcePass(sources, await rateTableOf(load, ['EUR', 'JPY', 'KWD']), on);
    const funded = new Set<string>();
    for (const one of ahead)
      if (!this.stages.isHeldUp(one, funded) && pass.check(one.need).shortfall === 0) funded.add(one.requestId);
    return pass;
  }

  /** The identity, after each event on its own. */
  #ledger(name: string): readonly string[] {
    const events = this.streams.eventsOf(name) as readonly ContributionEvent[]; // its name says so
    let state = stateAfter(contributionFold, events.slice(0, this.#seen.get(name)));
    const broken = events.slice(this.#seen.get(name)).flatMap((event) => {
      state = contributionFold.evolve(state, event);
      if (state.phase === 'unknown' || state.phase === 'pledged') return [];
      const { balance, allocations, phase } = state;
      const isBound = phase === 'closed' && balance.reserved + balance.committed + balance.pscSetAside > 0;
      const words = [
        ...brokenIdentities(balance, [...allocations.values()]),
        ...[...allocations.values()].flatMap(wrongSupportCosts),
        isBound ? 'it is closed, and bound' : '',
      ];
      return words.filter((word) => word !== '').map((word) => `${name}, ${event.type}: ${word}`);
    });
    return [...broken, ...this.#untold(name, events, state)];
  }

  /** Cap = available + committed + spent, after each event; the figures are those of its shares, and none is negative. */
  #budget(name: string): readonly string[] {
    const events = this.streams.eventsOf(name) as readonly RegularBudgetEvent[]; // its name says so
    let state = stateAfter(regularBudgetFold, events.slice(0, this.#seen.get(name)));
    return events.slice(this.#seen.get(name)).flatMap((event) => {
      state = regularBudgetFold.evolve(state, event);
      if (state.phase === 'unknown') return [];
      const { cap, available, committed, spent } = balanceOf(state.ledger);
      const words = [
        cap === available + committed + spent ? '' : `${cap} is not ${available} + ${committed} + ${spent}`,
        state.phase === 'closed' && committed > 0 ? 'it is closed, and committed' : '',
        ...brokenIdentities(state.ledger.balance, [...state.ledger.allocations.values()]),
      ];
      return words.filter((word) => word !== '').map((word) => `${name}, ${event.type}: ${word}`);
    });
  }

  /** No more is drawn in advance than may be, unless that was told. */
  #untold(name: string, events: readonly ContributionEvent[], state: Contribution): readonly string[] {
    const shortfall = 'instalments' in state ? advanceShortfall(state) : 0;
    const raised = events.findLast(({ type }) => type === 'AdvanceShortfallRaised');
    const told = raised?.type === 'AdvanceShortfallRaised' ? raised.data.shortfall : 0;
    return shortfall > told ? [`${name}: ${shortfall} are drawn beyond what may be, and ${told} were told`] : [];
  }

  #request(name: string): readonly string[] {
    const state = this.streams.stateOf(requestFold, name);
    const ledger = acceptedOf(state)?.ledger;
    if (!ledger) return [];
    const mayLack =
      [...ledger.allocations.keys()].some((id) => this.#payer(streamOf(id)).phase === 'closed') ||
      this.streams.eventsOf(name).some(({ type }) => type === 'CommitmentLapsed');
    return [...this.#told(name, ledger), ...this.#wronglyCharged(name, ledger), ...covered(state, ledger, mayLack)].map(
      (words) => `${name}: ${words}`,
    );
  }

  /** What was charged just now adds up, is charged to no donor that excludes the line, and to nobody twice. */
  #wronglyCharged(name: string, ledger: RequestLedger): readonly string[] {
    const fresh = this.streams.eventsOf(name).slice(this.#seen.get(name)) as readonly RequestEvent[]; // its name says so
    return fresh.flatMap(({ type, data }) => {
      if (type !== 'ExpenditureRecorded' && type !== 'ExpenditureRecharged') return [];
      const total = data.charges.reduce((sum, { original }) => sum + original, 0);
      const line = ledger.lines.find(({ lineId }) => lineId === data.lineId);
      const payers = data.charges.map(({ contributionId }) => contributionId);
      const excluding = payers.filter((contributionId) => {
        const state = this.streams.stateOf(contributionFold, contributionStream(contributionId));
        const earmark = 'allocations' in state ? earmarkFor(state, data.requestId) : null;
        return line && earmark?.excludedLines.includes(line.category);
      });
      return [
        ...(total === data.amount.minor ? [] : [`${data.expenditureId} is charged with ${total}`]),
        ...(new Set(payers).size === payers.length ? [] : [`${data.expenditureId} is charged twice to one`]),
        ...excluding.map((id) => `${data.expenditureId} is charged to ${id}, which excludes ${data.lineId}`),
      ];
    });
  }

  /** The last event that told funds told those that follow from the events. */
  #told(name: string, ledger: RequestLedger): readonly string[] {
    const last = this.streams
      .eventsOf(name)
      .findLast(({ data }) => typeof data === 'object' && data !== null && 'figures' in data);
    if (!last) return [];
    const { figures, allocations } = last.data as Funds; // found by its figures
    const now = fundsOf(ledger, []);
    const isSame = JSON.stringify([figures, allocations]) === JSON.stringify([now.figures, now.allocations]);
    return [
      ...(isSame ? [] : [`${last.type} told ${JSON.stringify(figures)}, and it is ${JSON.stringify(now.figures)}`]),
      ...Object.entries(figures).flatMap(([figure, amount]) => (amount < 0 ? `${figure} is ${amount}` : [])),
    ];
  }

  /** Contribution, or allocation of the regular budget, and request tell the same of each allocation. */
  #unlike(name: string, payers: readonly string[]): readonly string[] {
    const requestId = name.slice('request-'.length);
    const ledger = acceptedOf(this.streams.stateOf(requestFold, name))?.ledger;
    return payers.flatMap((stream) => {
      const state = this.#payer(stream);
      if (state.phase === 'unknown' || state.phase === 'pledged') return [];
      const theirs = allocationOf('ledger' in state ? state.ledger : state, requestId);
      const ours = ledger?.allocations.get(stream.replace(/^(contribution|regular-budget)-/, ''));
      return (['reserved', 'committed', 'spent'] as const).flatMap((figure) =>
        (ours?.[figure] ?? 0) === theirs[figure]
          ? []
          : `${figure} is ${ours?.[figure]} in ${name}, and ${theirs[figure]} in ${stream}`,
      );
    });
  }

  /** Who waits is on the list, in its place, with the same shortfall; nobody else is. */
  #waitlist(requests: readonly string[]): readonly string[] {
    const list = this.streams.stateOf(waitlistFold, WAITLIST);
    return requests.flatMap((name) => {
      const state = this.streams.stateOf(requestFold, name);
      const waiting = list.waiting.get(name.slice('request-'.length));
      const listed = waiting && { kind: 'waitlisted', shortfall: waiting.shortfall, since: waiting.waitingSince };
      const standing = state.phase === 'funding' && state.standing.kind === 'waitlisted' ? state.standing : undefined;
      const [here, there] = [standing, listed].map((one) => JSON.stringify(one));
      return here === there ? [] : [`${name} is ${here}, and ${there} on the waitlist`];
    });
  }

  #payer(stream: string): Contribution | RegularBudget {
    return stream.startsWith(BUDGET)
      ? this.streams.stateOf(regularBudgetFold, stream)
      : this.streams.stateOf(contributionFold, stream);
  }
}

const BUDGET = 'regular-budget-';

const streamOf = (id: string): string => (isBudgetId(id) ? regularBudgetStream(id) : contributionStream(id));

/** The formula of the plan, worked out apart from the product's own. */
const wrongSupportCosts = ({
  requestId,
  pscBasisPoints,
  reserved,
  committed,
  spent,
  ...told
}: Allocation): readonly string[] => {
  const rounded = (amount: number): number => Math.floor((2 * amount * pscBasisPoints + 10_000) / 20_000);
  const charged = rounded(spent);
  const setAside = rounded(reserved + committed + spent) - charged;
  return told.pscCharged === charged && told.pscSetAside === setAside
    ? []
    : [`${requestId} bears ${JSON.stringify(told)} instead of ${charged} and ${setAside}`];
};

/** While money is bound, each line of the budget is allocated (less what a closed contribution or one that expired took), and cells are held. */
const covered = (state: Request, ledger: RequestLedger, mayLack: boolean): readonly string[] => {
  const isBound =
    (state.phase === 'funding' && state.standing.kind === 'reserved') ||
    ['assignment', 'delivery', 'evaluation'].includes(state.phase);
  const allocations = [...ledger.allocations.values()];
  const overbound = allocations.flatMap(({ contributionId, committed }) => {
    const obligated = obligatedOn(ledger, contributionId);
    const fits = state.phase === 'winding-down' ? obligated === committed : obligated <= committed;
    return fits ? [] : `${contributionId} has ${committed} committed, and ${obligated} obligated`;
  });
  if (overbound.length > 0) return overbound;
  if (state.phase === 'winding-down')
    return openObligations(ledger).length === 0 ? ['it winds down without an obligation'] : [];
  if (!isBound)
    return allocations.flatMap(({ contributionId, cells, reserved, committed }) =>
      cells.length + reserved + committed > 0 ? `${contributionId} still gives` : [],
    );
  if (!('submission' in state)) return [];
  const given = allocations.flatMap(({ cells }) => cells);
  const differing = ledger.lines.flatMap(({ lineId, amount }) => {
    const paid = given.filter((cell) => cell.lineId === lineId).reduce((sum, cell) => sum + cell.amount, 0);
    return paid === amount || (mayLack && paid < amount) ? [] : `${lineId} needs ${amount}, and is given ${paid}`;
  });
  const unlike = allocations.flatMap(({ contributionId, cells, reserved, committed, spent }) => {
    const held = cells.reduce((sum, cell) => sum + cell.held, 0);
    return held === reserved + committed + spent
      ? []
      : `${contributionId} holds ${held} in cells, and ${reserved + committed + spent} in all`;
  });
  const negative = given
    .filter(({ amount, held }) => amount < 0 || held < 0)
    .map((cell) => `negative cell ${JSON.stringify(cell)}`);
  const total = ledger.lines.reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...differing,
    ...unlike,
    ...negative,
    ...(totalSpent(ledger) > total ? ['more is spent than the budget'] : []),
  ];
};
