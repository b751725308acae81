/** The domain says no. Not a bug: the person who asked can read the code and the facts, and act on them. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';

  constructor(
    /** A phrase of the domain: `InsufficientFunds`. */
    readonly code: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** A rule of the input itself, whatever the state: names the field and the rule. */
export class InvalidInput extends Refusal {
  override readonly name = 'InvalidInput';

  constructor(field: string, rule: string, facts: Readonly<Record<string, unknown>> = {}) {
    super('InvalidInput', { field, rule, ...facts });
  }
}

/** Nothing is known under that id. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound';

  constructor(kind: string, id: string) {
    super(`${kind}NotFound`, { id });
  }
}
