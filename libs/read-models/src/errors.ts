/** The read models have not got that far yet: ask again later. */
export class NotCaughtUp extends Error {
  override readonly name = 'NotCaughtUp';

  constructor(
    /** The position that was waited for. */
    readonly position: string,
    /** Names of the projections that are behind it. */
    readonly projections: readonly string[],
  ) {
    super(`not yet at ${position}: ${projections.join(', ')}`);
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
