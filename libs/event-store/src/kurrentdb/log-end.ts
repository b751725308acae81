import type { Position as LogPosition } from '@kurrent/kurrentdb-client';
import type { Position } from '../event-store.js';
import { fromPosition } from './position.js';
import type { Reader } from './reader.js';

/** Up to there the log's last event is `head`; undefined when it has none. */
type Looked = Readonly<{ upTo: LogPosition; head: Position | undefined }>;

/** Where the log ends. A server may hold much else, so only what came since the last look is searched. */
export class LogEnd {
  #looked: Looked;
  #search: Promise<Position | undefined> | undefined;

  /** `origin`: where the log begins. */
  constructor(
    private readonly reader: Reader,
    origin: LogPosition,
  ) {
    this.#looked = { upTo: origin, head: undefined };
  }

  /** Of an event of the log. */
  learn(head: Position): void {
    this.#remember({ upTo: fromPosition(head), head });
  }

  async find(): Promise<Position | undefined> {
    const looked = this.#looked;
    const { upTo, last } = await this.reader.newest();
    if (upTo.commit === looked.upTo.commit) return looked.head;
    if (!last && this.#search) {
      // It takes its time, and leaves little to search for the next.
      await this.#search.catch(() => undefined);
      return this.find();
    }
    const head = last?.event.position ?? (await this.#searched(looked, upTo));
    // The server was put back to an earlier time: what was remembered is gone.
    if (upTo.commit < looked.upTo.commit) this.#looked = { upTo, head };
    this.#remember({ upTo, head });
    return head;
  }

  #searched(looked: Looked, upTo: LogPosition): Promise<Position | undefined> {
    const search = async (): Promise<Position | undefined> => {
      const isLater = upTo.commit > looked.upTo.commit;
      if (isLater && (await this.reader.after(looked.upTo, 1)).length === 0) return looked.head;
      return (await this.reader.last())?.event.position;
    };
    this.#search = search().finally(() => (this.#search = undefined));
    return this.#search;
  }

  #remember(looked: Looked): void {
    if (looked.upTo.commit > this.#looked.upTo.commit) this.#looked = looked;
  }
}
