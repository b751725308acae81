import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../errors.js';
import { backOff } from '../back-off.js';
import { type Address, addressIn, malformed } from './connection-string.js';
import { asStoreError } from './failure.js';
import { requireVersion } from './server-version.js';

/** What could not be done is tried again for so long. */
const retryForMs = 5_000;
/** A server that is quiet for so long while it is to answer is taken for lost. */
const silenceMs = 10_000;

/** Rejects with StoreUnavailable when nothing is heard for too long. */
export const unlessSilent = async <T>(
  action: (heard: () => void) => Promise<T>,
  longestMs: number = silenceMs,
): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable('the event store does not answer')), longestMs);
  });
  try {
    return await Promise.race([action(() => timer?.refresh()), silence]);
  } finally {
    clearTimeout(timer);
  }
};

/** A client, and what tells its subscriptions that another one has taken its place. */
export type Link = Readonly<{ client: KurrentDBClient; retired: AbortController }>;

/**
 * A client of KurrentDB that is replaced when it fails: its half that reads ends for good when it once cannot connect,
 * and its half that writes stays with a node that is no longer the leader.
 */
export class Connection {
  readonly #address: Address;
  readonly #underWay = new Set<Promise<unknown>>();
  #link: Link;
  #failures = 0;
  #renewedAt = performance.now();
  #isClosed = false;

  constructor(connectionString: string) {
    this.#address = addressIn(connectionString);
    this.#link = this.#connect();
  }

  /** Errors: StoreUnavailable when closed. */
  get link(): Link {
    if (this.#isClosed) throw new StoreUnavailable('the event store is closed');
    return this.#link;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Once, without trying again: whether the server can be used at all. */
  async requireServer(): Promise<void> {
    // The only way to the version that the server says; the client itself asks it so before its first append.
    const { serverVersion } = await unlessSilent(() => this.#link.client['capabilities']);
    requireVersion(serverVersion);
  }

  /** Does it, and again while the server cannot be reached; then StoreUnavailable. Other errors as they are. */
  async attempt<T>(action: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + retryForMs;
    for (let attempt = 0; ; attempt++) {
      const { link } = this;
      try {
        const result = await this.#finishing(action(link.client));
        this.#failures = 0;
        return result;
      } catch (error) {
        const storeError = asStoreError(error);
        if (!(storeError instanceof StoreUnavailable)) throw storeError;
        this.renew(link);
        if (performance.now() > giveUpAt) throw storeError;
        await pause(backOff(attempt, 20, 500));
      }
    }
  }

  /** Puts another client in the place of one that failed. Rarely while all fail: a client given up is not freed whole. */
  renew(failed: Link): void {
    if (failed !== this.#link || this.#isClosed) return;
    const age = performance.now() - this.#renewedAt;
    if (age < Math.min(10_000, 100 * 2 ** this.#failures)) return;
    this.#failures = age > 60_000 ? 0 : this.#failures + 1;
    this.#renewedAt = performance.now();
    this.#link = this.#connect();
    this.#retire(failed).catch(() => undefined);
  }

  /** Waits for what is under way, unless the server is silent; subscriptions are told to end. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await unlessSilent(() => Promise.allSettled(this.#underWay)).catch(() => undefined);
    await this.#retire(this.#link);
  }

  #connect(): Link {
    const { connectionString, credentials } = this.#address;
    let client: KurrentDBClient;
    try {
      client = KurrentDBClient.connectionString(connectionString);
    } catch {
      throw malformed();
    }
    if (credentials) client.setCredentialsProvider(() => credentials);
    const retired = new AbortController();
    setMaxListeners(0, retired.signal); // as many as there are subscriptions
    return { client, retired };
  }

  async #retire({ client, retired }: Link): Promise<void> {
    retired.abort();
    await client.dispose();
  }

  async #finishing<T>(promise: Promise<T>): Promise<T> {
    this.#underWay.add(promise);
    try {
      return await promise;
    } finally {
      this.#underWay.delete(promise);
    }
  }
}
