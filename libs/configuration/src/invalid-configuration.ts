/** Values are left out of the message: some are secret. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';

  constructor(readonly problems: readonly Readonly<{ variable: string; rule: string }>[]) {
    super(problems.map(({ variable, rule }) => `${variable} ${rule}.`).join('\n'));
  }
}
