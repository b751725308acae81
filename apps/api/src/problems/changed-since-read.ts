import type { Recorded } from '#event-sourcing';

/** `changes`: what was recorded since, oldest first, as far as whoever asked may see it; undefined: it is not told. */
export class ChangedSinceRead extends Error {
  override readonly name = 'ChangedSinceRead';

  constructor(
    readonly facts: Readonly<Record<string, unknown>>,
    readonly changes: readonly Recorded[] | undefined,
  ) {
    super('ChangedSinceRead');
  }
}
