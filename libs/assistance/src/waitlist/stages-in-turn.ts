import { type Need, type ResourceCheck, directCost } from '#contributions';
import type { Awaited } from '../request/funding/stages.js';

type One = Readonly<{ requestId: string }>;

/** Stages in a pass over those who wait: each is held up until those before it have money. */
export class StagesInTurn {
  readonly #funded = new Set<string>();
  readonly #awaitedIds: ReadonlySet<string>;

  constructor(private readonly awaited: Awaited = new Map()) {
    this.#awaitedIds = new Set([...awaited.values()].flat());
  }

  /** Whether a stage is held up for this one. */
  isAwaited({ requestId }: One): boolean {
    return this.#awaitedIds.has(requestId);
  }

  /** The stage before it that has no money yet; undefined: it is not held up. */
  awaitedBy({ requestId }: One): string | undefined {
    return this.awaited.get(requestId)?.find((id) => !this.#funded.has(id));
  }

  /** It was given money, or would be: those that are held up for it are free. */
  fund({ requestId }: One): void {
    this.#funded.add(requestId);
  }

  /** One after the other; who is held up comes as soon as it is free, or not at all. */
  *inTurn<Any extends One>(inOrder: Iterable<Any>): Generator<Any> {
    const heldUp: Any[] = [];
    for (const one of inOrder) {
      if (this.awaitedBy(one) !== undefined) heldUp.push(one);
      else yield one;
      yield* this.freed(heldUp);
    }
  }

  /** Takes those out of a list that are free by now. */
  *freed<Any extends One>(heldUp: Any[]): Generator<Any> {
    for (;;) {
      const at = heldUp.findIndex((one) => this.awaitedBy(one) === undefined);
      if (at < 0) return;
      yield* heldUp.splice(at, 1);
    }
  }
}

/** The check of a stage that is held up: nothing may pay for it yet, so all of it is missing. */
export const heldUpCheck = ({ lines }: Pick<Need, 'lines'>): ResourceCheck => {
  const cost = directCost(lines);
  return { directCost: cost, shortfall: cost, considered: [], allocations: [] };
};
