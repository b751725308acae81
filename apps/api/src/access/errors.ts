/** Nothing proves who asks: 401, whatever the reason. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** Whoever asks is known, and may not: 403. `rule`: why, in words. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';

  constructor(readonly rule: string) {
    super(rule);
  }
}
