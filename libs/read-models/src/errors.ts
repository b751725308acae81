/** The read models have not got that far yet: ask again later. */
export class NotCaughtUp extends Error {
  override readonly name = 'NotCaughtUp';

  constructor(
    /** The position that was waited for; undefined: the tables are being filled for the first time. */
    readonly position: string | undefined,
    /** Names of the projections that are behind it. */
    readonly projections: readonly string[],
  ) {
    super(`${position === undefined ? 'being filled' : `not yet at ${position}`}: ${projections.join(', ')}`);
  }
}

/** Nothing was ever recorded at that position: waiting would be in vain. */
export class PositionBeyondHead extends Error {
  override readonly name = 'PositionBeyondHead';

  constructor(readonly position: string) {
    super(`${position} is beyond the last event`);
  }
}

/** The read models were made from another log, or the log went back behind them: only a rebuild helps. */
export class RebuildNeeded extends Error {
  override readonly name = 'RebuildNeeded';

  constructor(
    readonly projections: readonly string[],
    reason: string,
  ) {
    super(`${projections.join(', ')}: ${reason}; rebuild the read models`);
  }
}

/** A projection breaks a rule of its own declaration. A bug; the runner gets no further until it is mended. */
export class FaultyProjection extends Error {
  override readonly name = 'FaultyProjection';
}

/** An answer is found by going through events again, and these are too many for that. */
export class TooMuchToRecall extends Error {
  override readonly name = 'TooMuchToRecall';

  constructor(readonly most: number) {
    super(`more than ${most} events`);
  }
}
