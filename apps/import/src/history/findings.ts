/** Why an element is not recorded, or not as it was published. */
export type Finding = Readonly<{
  /** Path in the activity: `transaction[3]`. */
  element: string;
  /** A phrase of the README's list, or the code of a refusal in small letters. */
  reason: string;
  /** What more is to say: a field and a rule, a figure. */
  detail?: string;
}>;

/** What is found out about an activity while its history is planned. The first reason of an element stays. */
export class Findings {
  readonly #listed = new Map<string, Finding>();
  readonly #notes: Finding[] = [];

  /** The element is not recorded. */
  list(element: string, reason: string, detail?: string): void {
    if (!this.#listed.has(element))
      this.#listed.set(element, { element, reason, ...(detail !== undefined && { detail }) });
  }

  /** The element is recorded, though not as it was published. */
  note(element: string, reason: string, detail?: string): void {
    this.#notes.push({ element, reason, ...(detail !== undefined && { detail }) });
  }

  isListed(element: string): boolean {
    return this.#listed.has(element);
  }

  get listed(): readonly Finding[] {
    return [...this.#listed.values()];
  }

  get notes(): readonly Finding[] {
    return this.#notes;
  }
}
