import { randomUUID } from 'node:crypto';
import type { EventMetadata, Proof } from '#event-sourcing';
import { eventId, type EventStore, type NewEvent, StoreUnavailable } from '#event-store';
import { NOBODY, type OperationAudited } from './audit.events.js';

/** What is written down. Never bodies, passwords, tokens or keys. */
export type Audited = OperationAudited['data'] &
  Readonly<{
    /** Undefined: nobody is proven to ask, and no account is known by the name that was tried. */
    actor: string | undefined;
    by: Proof | undefined;
    onBehalfOf: string | undefined;
    from: string;
    correlationId: string;
    /** RFC 3339, UTC, milliseconds. */
    at: string;
  }>;

export type AuditTrailOptions = Readonly<{
  store: Pick<EventStore, 'append'>;
  /** Asked before each append whether anything may be written now. */
  requireRoom?: (() => void) | undefined;
}>;

const MOST_AT_ONCE = 200;
const MOST_WAITING = 10_000;
const PATIENCE_MS = 5_000;
const LONGEST_TEXT = 200;
const MOST_SUBJECTS = 10;

type Waiting = Readonly<{ entry: Audited; written: () => void; failed: (error: unknown) => void }>;

/**
 * Writes down, in streams of its own (`audit-<day>-<writer>`), what is to be audited and leaves no event otherwise. What
 * comes while an append is under way goes with the next one.
 */
export class AuditTrail {
  readonly #waiting: Waiting[] = [];
  #writing = false;
  #day = '';
  #stream = '';
  #revision = -1;

  constructor(private readonly options: AuditTrailOptions) {}

  /** Resolves when it is in the log. Errors: StoreUnavailable, also after 5 s, and DiskAlmostFull. */
  async record(entry: Audited): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING) throw new StoreUnavailable('too much waits to be audited');
    let timer: NodeJS.Timeout | undefined;
    const written = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ entry, written: resolve, failed: reject });
      timer = setTimeout(() => reject(new StoreUnavailable('the audit is not written in time')), PATIENCE_MS);
    });
    void this.#write();
    return written.finally(() => clearTimeout(timer));
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.#append(group.map(({ entry }) => entry));
        for (const { written } of group) written();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    this.#writing = false;
  }

  async #append(entries: readonly Audited[]): Promise<void> {
    this.options.requireRoom?.();
    const day = entries[0]?.at.slice(0, 10) ?? '';
    // A clock may be set back over midnight: what was begun on a day is not gone on with after another.
    if (this.#day !== day) {
      this.#day = day;
      this.#stream = `audit-${day}-${randomUUID()}`;
      this.#revision = -1;
    }
    const expected = this.#revision < 0 ? 'no-stream' : this.#revision;
    const commandId = randomUUID();
    const events = entries.map((entry, index) => eventOf(entry, commandId, index));
    try {
      const receipt = { commandId, requestHash: '00'.repeat(32), answer: {} };
      await this.options.store.append([{ stream: this.#stream, expected, events }], receipt);
      this.#revision += events.length;
    } catch (error) {
      // Whether it happened is not known, and nor is where the stream stands: another one goes on.
      this.#day = '';
      throw error;
    }
  }
}

const eventOf = (entry: Audited, commandId: string, index: number): NewEvent & OperationAudited => {
  const { actor, by, onBehalfOf, from, correlationId, at, operation, subjects, outcome, status, code } = entry;
  const metadata: EventMetadata = {
    actor: clean(actor ?? NOBODY),
    ...(by !== undefined && { by }),
    ...(onBehalfOf !== undefined && { onBehalfOf: clean(onBehalfOf) }),
    from: clean(from),
    ...{ commandId, correlationId, recordedAt: at },
  };
  return {
    id: eventId(commandId, index, at),
    type: 'OperationAudited',
    data: {
      ...{ operation, outcome, status, code, commandId: entry.commandId, times: entry.times },
      subjects: subjects.slice(0, MOST_SUBJECTS).map(clean),
    },
    metadata,
  };
};

/** What an address held before anybody looked whether it is an id: whatever it was, it can be read, and is not long. */
const clean = (text: string): string => text.slice(0, LONGEST_TEXT).replaceAll(/[^\x20-\x7e]/g, '?');
