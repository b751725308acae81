/**
 * Whoever asks what is being asked already gets the next answer, together with all who ask until then: none is older than
 * its question, and however many ask, one question is under way.
 */
export class SharedAnswers<Answer> {
  readonly #asked = new Map<string, { underWay: Promise<Answer>; next: Promise<Answer> | undefined }>();

  /** `key`: the same for the same question only. */
  of(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const asked = this.#asked.get(key);
    if (!asked) return this.#ask(key, ask);
    asked.next ??= asked.underWay.then(
      () => this.#ask(key, ask),
      () => this.#ask(key, ask),
    );
    return asked.next;
  }

  #ask(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const asked = { underWay: ask(), next: undefined };
    this.#asked.set(key, asked);
    const forget = (): void => {
      if (asked.next === undefined) this.#asked.delete(key);
    };
    asked.underWay.then(forget, forget);
    return asked.underWay;
  }
}
