import pg, { type ClientConfig } from 'pg';

export type Listener = Readonly<{
  /** News comes from now on, or no longer. */
  hears?: (hears: boolean) => void;
  /** `payload`: what was notified, perhaps nothing. */
  onNews: (payload: string) => void;
}>;

const FIRST_BACK_OFF_MS = 100;
const LONGEST_BACK_OFF_MS = 5_000;

/** Hears what is notified on a channel, on a connection of its own that is made again when it is lost. */
export class ChannelNews {
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;
  #attempt = 0;

  private constructor(
    private readonly config: ClientConfig,
    /** A name that needs no quotes. */
    private readonly channel: string,
    private readonly listener: Listener,
  ) {}

  /** Resolves when it hears, or could not connect at first; it then keeps trying. */
  static async listen(config: ClientConfig, channel: string, listener: Listener): Promise<ChannelNews> {
    const news = new ChannelNews(config, channel, listener);
    await news.#connect();
    return news;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...this.config, keepAlive: true, application_name: `techcoop ${this.channel}` });
    this.#client = client;
    // Of a lost connection, whichever comes first; later ones are of a client that was given up.
    const lost = (): void => {
      if (this.#client === client) this.#lost();
    };
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ payload = '' }) => this.listener.onNews(payload));
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
      if (this.#client !== client) return;
      this.#attempt = 0;
      this.listener.hears?.(true);
    } catch {
      lost();
    }
  }

  #lost(): void {
    const client = this.#client;
    this.#client = undefined;
    this.listener.hears?.(false);
    void client?.end().catch(() => undefined);
    if (this.#isClosed) return;
    const wait = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** this.#attempt++) * (0.5 + Math.random() / 2);
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }
}
