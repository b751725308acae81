import {
  type Allocation,
  type ContributionEvent,
  type Source,
  type UnderAgreement,
  allocationOf,
  contributionFold,
  contributionStream,
  sourceOf,
  underAgreement,
} from '#contributions';
import type { Load, StreamEvents } from '#event-sourcing';
import type { AllocationFigures } from './funding.events.js';

/** The contributions that one decision works on: their states with what it has decided so far. */
export class ContributionDrafts {
  readonly #states = new Map<string, UnderAgreement>();
  readonly #events = new Map<string, ContributionEvent[]>();

  private constructor(private readonly load: Load) {}

  static async load(load: Load, contributionIds: Iterable<string>): Promise<ContributionDrafts> {
    const drafts = new ContributionDrafts(load);
    await drafts.add(contributionIds);
    return drafts;
  }

  async add(contributionIds: Iterable<string>): Promise<void> {
    const fresh = [...new Set(contributionIds)].filter((id) => !this.#states.has(id)).toSorted();
    const states = await Promise.all(fresh.map((id) => this.load.state(contributionFold, contributionStream(id))));
    for (const [index, state] of states.entries()) {
      const id = fresh[index] ?? '';
      if (state.phase !== 'unknown' && state.phase !== 'pledged') this.#states.set(id, state);
    }
  }

  has(contributionId: string): boolean {
    return this.#states.has(contributionId);
  }

  of(contributionId: string): UnderAgreement {
    return this.#states.get(contributionId) ?? underAgreement({ phase: 'unknown' }, contributionId);
  }

  /** Decides one more event on a contribution, given what was decided on it before. */
  apply(contributionId: string, decide: (state: UnderAgreement) => ContributionEvent): ContributionEvent {
    const before = this.of(contributionId);
    const event = decide(before);
    this.#states.set(contributionId, underAgreement(contributionFold.evolve(before, event), contributionId));
    const events = this.#events.get(contributionId);
    if (events) events.push(event);
    else this.#events.set(contributionId, [event]);
    return event;
  }

  /** As a check sees them; those that are not under agreement, or closed, are left out. */
  sources(requestId: string): readonly Source[] {
    return [...this.#states].flatMap(([id, state]) => {
      const source = sourceOf(id, this.load.revisionOf(contributionStream(id)), state, requestId);
      return source ? [source] : [];
    });
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
    return [...this.#events].map(([id, events]) => ({ stream: contributionStream(id), events: [...events] }));
  }
}
