import pg, { type PoolConfig } from 'pg';

/**
 * A pool whose `end` waits until every connection is closed. That of pg is done as soon as they are told to close, and
 * whoever then stops the server has it report an error on each of them.
 */
export class Pool extends pg.Pool {
  readonly #open = new Set<pg.PoolClient>();
  #lastClosed: (() => void) | undefined;

  /** `onError`: told of connections that are lost while idle; the pool makes new ones. */
  constructor(config: PoolConfig, onError: (error: Error) => void = () => undefined) {
    super(config);
    this.on('error', onError);
    this.on('connect', (client) => {
      this.#open.add(client);
      // One that is lost while somebody uses it fails what they ask of it; nobody need listen for that.
      client.on('error', () => undefined);
    });
    this.on('remove', (client) => {
      this.#open.delete(client);
      if (this.#open.size === 0) this.#lastClosed?.();
    });
  }

  override async end(): Promise<void> {
    await super.end();
    if (this.#open.size > 0) await new Promise<void>((resolve) => (this.#lastClosed = resolve));
  }
}
