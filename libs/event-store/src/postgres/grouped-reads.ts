import type { Recorded } from '#event-sourcing';

/** Streams, each from the revision that is wanted first. */
type Wanted = ReadonlyMap<string, number>;
type Found = ReadonlyMap<string, readonly Recorded[]>;

type Waiting = Readonly<{ wanted: Wanted; resolve: (found: Found) => void; reject: (error: unknown) => void }>;

/** Statements under way at the same time; what comes meanwhile goes together in the next one. */
const mostUnderWay = 3;

/** Reads of streams that are asked for at the same moment share a round trip. */
export class GroupedReads {
  #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(private readonly read: (wanted: Wanted) => Promise<Found>) {}

  from(wanted: Wanted): Promise<Found> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wanted, resolve, reject });
      if (this.#underWay < mostUnderWay) this.#start();
    });
  }

  #start(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#underWay += 1;
    void this.#answer(group).finally(() => {
      this.#underWay -= 1;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #answer(group: readonly Waiting[]): Promise<void> {
    try {
      const found = await this.read(together(group));
      for (const { wanted, resolve } of group) resolve(group.length === 1 ? found : part(found, wanted));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

const together = (group: readonly Waiting[]): Wanted => {
  const [first] = group;
  if (first && group.length === 1) return first.wanted;
  const all = new Map<string, number>();
  for (const { wanted } of group)
    for (const [stream, from] of wanted) all.set(stream, Math.min(from, all.get(stream) ?? from));
  return all;
};

const part = (found: Found, wanted: Wanted): Found =>
  new Map(
    [...wanted].map(([stream, from]) => {
      const events = found.get(stream) ?? [];
      return [
        stream,
        (events[0]?.revision ?? from) < from ? events.filter(({ revision }) => revision >= from) : events,
      ];
    }),
  );
