import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStore, type Position, type Subscription } from '#event-store';
import { ReadModels } from '#read-models';
import { Clearance } from '../access/clearance.js';
import { type Sight, sightOf } from '../access/sight.js';
import { type EventStream, EventStreams } from '../event-streams/event-streams.js';
import { StillSignedIn } from '../access/still-signed-in.js';
import { type Change, changesIn } from './change.js';
import { visible } from './visible.js';

/** Who has missed more events is told to look at everything anew. */
const MOST_MISSED = 5_000;
const AT_ONCE = 500;
/** Whose a new thing is, the views know a moment after it was recorded. */
const PATIENCE_MS = 5_000;
const AGAIN_AFTER_MS = 1_000;

/** `isLive`: it has been told everything up to where the follower is. */
type Stream = EventStream & { readonly sight: Sight; isLive: boolean };
/** `ready`: it is known from where on. */
type Follower = Readonly<{ ending: AbortController; ready: Promise<void>; ended: Promise<void> }>;
type Events = Parameters<Subscription['handle']>[0];

/** Tells readers in this process what changes: one follower of the log for all of them, while there are any. */
@Injectable()
export class ChangeStreams implements OnModuleDestroy {
  readonly #streams: EventStreams<Stream>;
  #follower: Follower | undefined;
  /** Where the follower is, and up to where those who are live have been told. */
  #position: Position = '';
  #told: Position = '';

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(ReadModels) private readonly readModels: ReadModels,
    @Inject(Clearance) private readonly clearance: Pick<Clearance, 'scopeOf'>,
    @Inject(StillSignedIn) still: StillSignedIn,
  ) {
    this.#streams = new EventStreams<Stream>(still, (stream) => {
      // So that what is not theirs to see need not be looked through when they come back.
      const id = stream.isLive && this.#told !== '' ? { id: this.#told } : {};
      this.#streams.write(stream, { comment: 'still here', ...id });
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.#streams.close();
    this.#follower?.ending.abort();
    await this.#follower?.ended;
  }

  /** After the position `lastId`; undefined: from now on. Error: HttpException (429), too many are open. */
  async open(lastId: Position | undefined, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const stream = this.#streams.take(request, reply, (taken) => ({
      ...{ ...taken, sight: sightOf(taken.principal, this.clearance), isLive: false },
    }));
    try {
      if (!this.#follower || this.#follower.ending.signal.aborted) this.#follower = this.#follow();
      await this.#follower.ready;
      if (!this.#streams.has(stream)) return; // hung up meanwhile
      this.#streams.begin(stream, reply);
      await this.#catchUp(stream, lastId ?? this.#position);
    } catch (error) {
      this.#streams.leave(stream);
      if (!stream.response.headersSent) throw error;
      stream.response.destroy(); // it comes back
    }
  }

  async #catchUp(stream: Stream, from: Position): Promise<void> {
    if (await this.#hasMissedMuch(from)) this.#streams.write(stream, { id: this.#position, event: 'reset', data: {} });
    else
      for (let told = from; told < this.#position && this.#streams.has(stream);) {
        const events = await this.store.stored(told === '' ? undefined : told, AT_ONCE);
        told = events.at(-1)?.position ?? this.#position;
        await this.#tell([stream], told, changesIn(events));
      }
    stream.isLive = true;
  }

  /** Also who saw a log that was restored since. */
  async #hasMissedMuch(from: Position): Promise<boolean> {
    if (from === this.#position || from === '') return false;
    if (!(await this.store.includes(from))) return true;
    return (await this.store.countAfter(from, MOST_MISSED + 1)) > MOST_MISSED;
  }

  #follow(): Follower {
    const ending = new AbortController();
    const begin = async (): Promise<void> => {
      this.#position = (await this.store.head()) ?? '';
      this.#told = this.#position;
    };
    const ready = begin();
    const ended = ready
      .then(() => this.#followUntil(ending))
      // Whoever waited for it is told, and the next one begins anew.
      .catch(() => ending.abort());
    return { ending, ready, ended };
  }

  async #followUntil(ending: AbortController): Promise<void> {
    const { signal } = ending;
    while (!signal.aborted) {
      const after = this.#position === '' ? undefined : this.#position;
      const handle = async (batch: Events): Promise<void> => {
        if (this.#streams.size === 0) ending.abort();
        else if (!signal.aborted) await this.#passOn(batch);
      };
      await this.store.subscribe({ after, batchSize: AT_ONCE, handle, signal }).catch(() => pause(AGAIN_AFTER_MS));
    }
  }

  async #passOn({ events, position }: Events): Promise<void> {
    this.#position = position; // who is not live by now finds them by catching up
    const live = [...this.#streams].filter(({ isLive }) => isLive);
    try {
      await this.#tell(live, position, changesIn(events));
    } catch {
      for (const { response } of live) response.destroy(); // they come back, and catch up
    }
    this.#told = position;
  }

  /** Those who see the same are looked up together. */
  async #tell(streams: readonly Stream[], position: Position, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0 || streams.length === 0) return;
    const bySight = new Map<string, Stream[]>();
    for (const stream of streams) {
      const key = JSON.stringify(stream.sight);
      bySight.set(key, [...(bySight.get(key) ?? []), stream]);
    }
    // Until the views have come so far, it is not known to be theirs, and not told.
    if (streams.some(({ sight }) => isNarrow(sight)))
      await this.readModels.waitFor(position, PATIENCE_MS).catch(() => undefined);
    for (const alike of bySight.values()) {
      const [first] = alike;
      const seen = first ? await visible(changes, first.sight, this.readModels) : [];
      if (seen.length === 0) continue;
      for (const stream of alike)
        this.#streams.write(stream, { id: position, event: 'changes', data: { position, changes: seen } });
    }
  }
}

const isNarrow = ({ requests, donors }: Sight): boolean => requests !== null || donors !== null;
