import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';

/** A stretch of the log, up to `position`. `caughtUp`: nothing that was asked for comes after it. */
export type Stretch = Readonly<{ events: readonly Recorded[]; position: Position; caughtUp: boolean }>;

/** So many events are parsed at once: more would keep the process from all else for too long. */
const parsedAtOnce = 500;

type Part = Readonly<{
  after: Position | undefined;
  upto?: Position | undefined;
  most: () => number;
  signal: AbortSignal;
}>;

/**
 * The log from `after` on, read while what was given last is worked on; not so at its end, where what comes meanwhile is
 * read together. A stretch has at most `most()` events, `most` being asked anew each time. Ends when the signal is
 * aborted, or after `upto`.
 */
export async function* readAhead(
  store: Pick<EventStore, 'subscribe'>,
  { after, upto, most, signal }: Part,
): AsyncGenerator<Stretch> {
  const stop = new AbortController();
  const queue: Stretch[] = [];
  const arrived = new Bell();
  const taken = new Bell();
  let waiting = 0;
  let isWorkedOn = false;
  const handle = async (stretch: Stretch): Promise<void> => {
    queue.push(stretch);
    waiting += stretch.events.length;
    arrived.ring();
    const isEnd = stretch.events.length < parsedAtOnce;
    const mayReadOn = (): boolean =>
      isEnd ? queue.length === 0 && !isWorkedOn : waiting <= Math.max(most(), parsedAtOnce);
    while (!mayReadOn() && !stop.signal.aborted) await taken.rung();
  };
  const end = (): void => {
    stop.abort();
    arrived.ring();
    taken.ring();
  };
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  let failure: { error: unknown } | undefined;
  const reading = store
    .subscribe({ after, batchSize: parsedAtOnce, handle, signal: stop.signal })
    .catch((error: unknown) => (failure = { error }))
    .finally(end);
  try {
    for (;;) {
      while (queue.length === 0 && !stop.signal.aborted) await arrived.rung();
      if (failure) throw failure.error;
      if (stop.signal.aborted) return;
      const stretch = next(queue, most());
      waiting -= stretch.events.length;
      isWorkedOn = true;
      taken.ring();
      if (upto !== undefined && stretch.position >= upto) return yield cut(stretch, upto);
      yield stretch;
      isWorkedOn = false;
      taken.ring();
    }
  } finally {
    signal.removeEventListener('abort', end);
    end();
    await reading;
  }
}

/** Takes what has arrived, at most so many events. */
const next = (queue: Stretch[], most: number): Stretch => {
  const first = queue.shift();
  if (!first) throw new Error('nothing has arrived');
  if (first.events.length > most) {
    const [events, rest] = [first.events.slice(0, most), first.events.slice(most)];
    queue.unshift({ ...first, events: rest });
    return { events, position: events.at(-1)?.position ?? first.position, caughtUp: false };
  }
  let joined = first;
  for (let more = queue[0]; more && joined.events.length + more.events.length <= most; more = queue[0]) {
    queue.shift();
    joined = { ...more, events: [...joined.events, ...more.events] };
  }
  return joined;
};

const cut = ({ events }: Stretch, upto: Position): Stretch => ({
  events: events.filter(({ position }) => position <= upto),
  position: upto,
  caughtUp: true,
});

/** Wakes who waits for it, also when it was rung before. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  async rung(): Promise<void> {
    if (!this.#rung) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#rung = false;
    this.#wake = undefined;
  }
}
