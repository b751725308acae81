/** `field`: its path in the body (`earmark.level`), or the name of a parameter or header. */
export type FieldError = Readonly<{ field: string; rule: string }>;

/**
 * What was sent is not what this address takes. 400: it has another shape (a missing field, an unknown one, text instead
 * of a number). 422: it has the shape, but a value breaks a rule (a length, a range, a code that does not exist).
 */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';

  constructor(
    readonly status: 400 | 422,
    readonly errors: readonly FieldError[],
  ) {
    super(errors.map(({ field, rule }) => `${field} ${rule}`).join('; '));
  }
}
