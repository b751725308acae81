/** The append is malformed, whatever the store holds: which field, and which rule it breaks. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';

  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field}: ${rule}`);
  }
}

/** Somebody else was faster: load again and decide again. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';

  constructor(readonly streams: readonly string[]) {
    super(`changed since it was read: ${streams.join(', ')}`);
  }
}

/** The same command id came with another request. */
export class CommandReused extends Error {
  override readonly name = 'CommandReused';

  constructor(readonly commandId: string) {
    super('this idempotency key was used for another request');
  }
}

/** The store cannot be reached, or not in time. Whether the append happened is unknown: send the same command again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The store answers, but not as it is set up: the message says what somebody has to change. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
