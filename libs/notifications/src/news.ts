import { ChannelNews } from '#postgres';
import { CHANNEL } from './tables.js';

/** Told of something new: for these actors; undefined: perhaps for anybody. */
type Listener = (actors: ReadonlySet<string> | undefined) => void;

/** What PostgreSQL takes as a payload is just below 8,000 bytes. */
const LONGEST_PAYLOAD = 7_500;

/** What is told with NOTIFY: names have no line breaks in them. Empty: they are many. */
export const payloadOf = (actors: ReadonlySet<string>): string => {
  const payload = [...actors].join('\n');
  return Buffer.byteLength(payload) <= LONGEST_PAYLOAD ? payload : '';
};

/**
 * Hears in every process that there is something new. None of it may be relied upon: listeners also look by themselves
 * from time to time.
 */
export class News {
  readonly #listeners = new Set<Listener>();
  #channel: ChannelNews | undefined;

  private constructor() {}

  static async listen(connectionString: string): Promise<News> {
    const news = new News();
    news.#channel = await ChannelNews.listen({ connectionString }, CHANNEL, {
      // Something may have been missed until now.
      hears: (hears) => hears && news.#tell(undefined),
      onNews: (payload) => news.#tell(payload === '' ? undefined : new Set(payload.split('\n'))),
    });
    return news;
  }

  /** Returns what ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#channel?.close();
  }

  #tell(actors: ReadonlySet<string> | undefined): void {
    for (const listener of this.#listeners) listener(actors);
  }
}
