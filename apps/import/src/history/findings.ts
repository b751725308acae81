/** Why an element is not recorded, or not as it was published. */
export type Finding = Readonly<{
  /** Path in the activity: `transaction[3]`. */
  element: string;
  /** A phrase of the README's list, or the code of a refusal in small letters. */
  reason: string;
  /** What more is to say: a field and a rule, a figure. */
  detail?: string;
}>;

export type Why = Omit<Finding, 'element'>;

/** What becomes of the elements of an activity. The first reason of an element stays. */
export class Findings {
  readonly #recorded = new Set<string>();
  readonly #listed = new Map<string, Finding>();
  readonly #notes = new Map<string, Finding>();

  /** What they say is in the log. */
  record(...elements: readonly (string | null | undefined)[]): void {
    for (const element of elements) if (element) this.#recorded.add(element);
  }

  /** The element is not recorded. */
  list(element: string, reason: string, detail?: string): void {
    if (!this.#listed.has(element))
      this.#listed.set(element, { element, reason, ...(detail !== undefined && { detail }) });
  }

  listAll(elements: readonly (string | null | undefined)[], { reason, detail }: Why): void {
    for (const element of elements) if (element) this.list(element, reason, detail);
  }

  /** The element is recorded, though not as it was published; said once. */
  note(element: string, reason: string, detail?: string): void {
    const key = JSON.stringify([element, reason, detail]);
    this.#notes.set(key, { element, reason, ...(detail !== undefined && { detail }) });
  }

  isRecorded(element: string): boolean {
    return this.#recorded.has(element) && !this.#listed.has(element);
  }

  isListed(element: string): boolean {
    return this.#listed.has(element);
  }

  /** Why it is not recorded. */
  whyNot(element: string): Why | undefined {
    return this.#listed.get(element);
  }

  get listed(): readonly Finding[] {
    return [...this.#listed.values()];
  }

  get notes(): readonly Finding[] {
    return [...this.#notes.values()];
  }
}
