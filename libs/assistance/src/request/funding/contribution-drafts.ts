import {
  type Allocation,
  type ContributionEvent,
  type FundingLedger,
  type Source,
  type UnderAgreement,
  allocationOf,
  contributionFold,
  contributionStream,
  sourceOf,
  underAgreement,
} from '#contributions';
import type { Load, StreamEvents } from '#event-sourcing';
import {
  type OpenedBudget,
  type RegularBudgetEvent,
  inBudget,
  isBudgetId,
  openedBudget,
  regularBudgetFold,
  regularBudgetStream,
} from '#regular-budget';
import type { AllocationFigures } from './funding.events.js';

/**
 * The contributions that one decision works on: their states with what it has decided so far. An allocation of the regular
 * budget that pays instead is among them by its id; it is no source of a check.
 */
export class ContributionDrafts {
  readonly #states = new Map<string, UnderAgreement>();
  readonly #budgets = new Map<string, OpenedBudget>();
  readonly #events = new Map<string, (ContributionEvent | RegularBudgetEvent)[]>();

  private constructor(private readonly load: Load) {}

  static async load(load: Load, contributionIds: Iterable<string>): Promise<ContributionDrafts> {
    const drafts = new ContributionDrafts(load);
    await drafts.add(contributionIds);
    return drafts;
  }

  async add(contributionIds: Iterable<string>): Promise<void> {
    const fresh = [...new Set(contributionIds)].filter((id) => !this.has(id)).toSorted();
    const states = await Promise.all(fresh.map((id) => this.#loaded(id)));
    for (const [index, state] of states.entries()) {
      const id = fresh[index] ?? '';
      if (state.phase === 'unknown' || state.phase === 'pledged') continue;
      if ('ledger' in state) this.#budgets.set(id, state);
      else this.#states.set(id, state);
    }
  }

  has(contributionId: string): boolean {
    return this.#states.has(contributionId) || this.#budgets.has(contributionId);
  }

  of(contributionId: string): FundingLedger {
    return isBudgetId(contributionId) ? this.budget(contributionId).ledger : this.#contribution(contributionId);
  }

  budget(budgetId: string): OpenedBudget {
    return this.#budgets.get(budgetId) ?? openedBudget({ phase: 'unknown' }, budgetId);
  }

  /** Decides one more event on a contribution, given what was decided on it before. */
  apply(contributionId: string, decide: (state: FundingLedger) => ContributionEvent): ContributionEvent {
    const event = decide(this.of(contributionId));
    if (isBudgetId(contributionId)) this.applyToBudget(contributionId, inBudget(event));
    else {
      const after = contributionFold.evolve(this.#contribution(contributionId), event);
      this.#states.set(contributionId, underAgreement(after, contributionId));
      this.#tell(contributionId, event);
    }
    return event;
  }

  applyToBudget(budgetId: string, event: RegularBudgetEvent): void {
    this.#budgets.set(budgetId, openedBudget(regularBudgetFold.evolve(this.budget(budgetId), event), budgetId));
    this.#tell(budgetId, event);
  }

  /** As a check sees them; those that are not under agreement, or closed, are left out. */
  sources(requestId: string): readonly Source[] {
    return [...this.#states].flatMap(([id, state]) => {
      const source = sourceOf(id, this.load.revisionOf(contributionStream(id)), state, requestId);
      return source ? [source] : [];
    });
  }

  /** In which they are held. */
  get currencies(): readonly string[] {
    const ledgers: readonly FundingLedger[] = [
      ...this.#states.values(),
      ...[...this.#budgets.values()].map(({ ledger }) => ledger),
    ];
    return ledgers.filter(({ phase }) => phase !== 'closed').map(({ balance }) => balance.currency);
  }

  /** What the changed contributions, or these of them, now give to a request, as its own stream is to tell it. */
  figures(requestId: string, of: Iterable<string> = this.#events.keys()): readonly AllocationFigures[] {
    return [...of].map((contributionId) => {
      const state = this.of(contributionId);
      const { reserved, committed, spent }: Allocation = allocationOf(state, requestId);
      return { contributionId, currency: state.balance.currency, reserved, committed, spent };
    });
  }

  get appends(): readonly StreamEvents[] {
    return [...this.#events].map(([id, events]) => ({
      stream: isBudgetId(id) ? regularBudgetStream(id) : contributionStream(id),
      events: [...events],
    }));
  }

  #loaded(id: string) {
    return isBudgetId(id)
      ? this.load.state(regularBudgetFold, regularBudgetStream(id))
      : this.load.state(contributionFold, contributionStream(id));
  }

  #contribution(contributionId: string): UnderAgreement {
    return this.#states.get(contributionId) ?? underAgreement({ phase: 'unknown' }, contributionId);
  }

  #tell(id: string, event: ContributionEvent | RegularBudgetEvent): void {
    const events = this.#events.get(id);
    if (events) events.push(event);
    else this.#events.set(id, [event]);
  }
}
