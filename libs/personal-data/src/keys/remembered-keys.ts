import { RecentlyUsed } from '#event-store';
import { KeyStore } from './key-store.js';

type Known = Readonly<{ key: Buffer; until: number }>;

const MOST_KEYS = 5_000;
/** An erasure in another process takes effect in this one after so long at the latest, also when no news comes. */
const KEPT_FOR_MS = 60_000;

/** Remembers keys for a while, but only while it hears of erasures. */
export class RememberedKeys extends KeyStore {
  readonly #known = new RecentlyUsed<Known>(MOST_KEYS);
  /** What was asked before it was raised may be out of date when it is answered. */
  #news = 0;
  #hears = false;

  constructor(
    private readonly keys: KeyStore,
    private readonly keptForMs = KEPT_FOR_MS,
  ) {
    super();
  }

  /** To be called when erasures of other processes begin to be heard, and when they no longer are. */
  hears(hears: boolean): void {
    this.#hears = hears;
    this.forget();
  }

  /** To be called when a key was erased, whose ever. */
  forget(): void {
    this.#news += 1;
    this.#known.clear();
  }

  override async find(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
    return this.#with(persons, (unknown) => this.keys.find(unknown));
  }

  override async ensure(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
    return this.#with(persons, (unknown) => this.keys.ensure(unknown));
  }

  override knows(person: string): Promise<boolean> {
    return this.keys.knows(person);
  }

  override async erase(person: string): Promise<void> {
    await this.keys.erase(person);
    this.forget();
  }

  async #with(
    persons: ReadonlySet<string>,
    ask: (unknown: ReadonlySet<string>) => Promise<ReadonlyMap<string, Buffer>>,
  ): Promise<ReadonlyMap<string, Buffer>> {
    const now = performance.now();
    const found = new Map<string, Buffer>();
    for (const person of persons) {
      const known = this.#known.get(person);
      if (known && known.until > now) found.set(person, known.key);
    }
    if (found.size === persons.size) return found;
    const news = this.#news;
    for (const [person, key] of await ask(new Set([...persons].filter((one) => !found.has(one))))) {
      found.set(person, key);
      if (this.#hears && news === this.#news) this.#known.set(person, { key, until: now + this.keptForMs });
    }
    return found;
  }
}
