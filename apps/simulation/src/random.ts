import { createHash } from 'node:crypto';

/**
 * Chance that is the same for the same seed and name. Each decision of each person has a name of its own, so that no
 * decision depends on what others did before: two runs that differ in one rule have the same people.
 */
export class Chance {
  #state: number;

  constructor(
    private readonly seed: number,
    private readonly name = '',
  ) {
    this.#state = createHash('sha256').update(`${seed}/${name}`).digest().readUInt32LE();
  }

  /** Apart from this one, and the same whatever was drawn from this one. */
  of(name: string): Chance {
    return new Chance(this.seed, `${this.name}/${name}`);
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** True in so many of a hundred cases. */
  happens(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  /** Whole, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** Log-normal: half of all below the median; most within a factor of e^spread of it. */
  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  /** Whole days, at least one. */
  days(median: number, spread = 0.5): number {
    return Math.max(1, Math.round(this.around(median, spread)));
  }

  /** By weights: `{ routine: 80, urgent: 20 }`. */
  pick<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const names = Object.keys(weights) as Name[]; // the keys of such a record
    const total = names.reduce((sum, name) => sum + weights[name], 0);
    let left = this.next() * total;
    for (const name of names) {
      left -= weights[name];
      if (left < 0) return name;
    }
    return names.at(-1) ?? ('' as Name); // rounding at the very end
  }

  oneOf<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('there is nothing to choose from');
    return item;
  }
}
