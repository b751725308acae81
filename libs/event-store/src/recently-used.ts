/**
 * Values by name, of which those used last are kept: at least half of `capacity`, and never more. In two generations:
 * when the younger one is full, the older one goes. A Map that lets go of its oldest entry each time would have to search
 * for it among all those that have gone.
 */
export class RecentlyUsed<Value> {
  #younger = new Map<string, Value>();
  #older = new Map<string, Value>();

  constructor(private readonly capacity: number) {}

  get(name: string): Value | undefined {
    const value = this.#younger.get(name) ?? this.#older.get(name);
    if (value !== undefined && !this.#younger.has(name)) this.set(name, value);
    return value;
  }

  set(name: string, value: Value): void {
    this.#younger.set(name, value);
    if (this.#younger.size * 2 < this.capacity) return;
    this.#older = this.#younger;
    this.#younger = new Map();
  }

  delete(name: string): void {
    this.#younger.delete(name);
    this.#older.delete(name);
  }

  clear(): void {
    this.#younger.clear();
    this.#older.clear();
  }
}
