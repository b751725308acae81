import { setTimeout as pause } from 'node:timers/promises';
import { type Command, type Decision, type EventMetadata, type Load, Refusal, type Transaction } from '#event-sourcing';
import { CommandReused, ConcurrencyConflict, StoreUnavailable } from './errors.js';
import { eventId } from './event-id.js';
import type { EventStore, NewEvent, Position, StreamAppend } from './event-store.js';
import { LoadedStreams } from './loaded-streams.js';
import type { PersonalDataVault } from './personal-data-vault.js';
import { RecentlyUsed } from './recently-used.js';
import type { Snapshots } from './snapshots.js';
import { States } from './states.js';
import { StreamQueue, type Turn } from './stream-queue.js';

/** What came of a command. */
export type Outcome = Readonly<{
  /** The revision of the stream that was meant, after the command. */
  revision: number;
  /** Where its last event stands in the log; undefined when there was nothing to do. */
  position: Position | undefined;
  answer: Readonly<Record<string, unknown>>;
}>;

export type CommandRunnerOptions = Readonly<{
  snapshots?: Snapshots | undefined;
  /** A command is tried again for so long when other processes are faster (default 10 s). */
  retryForMs?: number;
  /** It waits for its turns for so long: those before it in this process each take theirs (default 20 s). */
  waitForMs?: number;
  /** Asked before each command whether anything may be written now; what it throws becomes of the command. */
  requireRoom?: (() => void) | undefined;
}>;

const mostContested = 2_000;

/**
 * The one door for writing: load, decide, append at the revisions that were loaded; on a conflict, from the start. What
 * this process knows of a stream stands in for a look at it: had others added to it, the append, or a look before it at
 * what is not appended to, tells.
 */
export class CommandRunner {
  readonly #queue = new StreamQueue();
  readonly #states: States;
  /** Streams to which others may add at any time: they are looked at each time. */
  readonly #contested = new RecentlyUsed<true>(mostContested);
  readonly #retryForMs: number;
  readonly #waitForMs: number;
  readonly #requireRoom: (() => void) | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly vault: PersonalDataVault,
    { snapshots, retryForMs = 10_000, waitForMs = 20_000, requireRoom }: CommandRunnerOptions = {},
  ) {
    this.#states = new States(snapshots);
    this.#retryForMs = retryForMs;
    this.#waitForMs = waitForMs;
    this.#requireRoom = requireRoom;
  }

  /**
   * Errors: Refusal, CommandReused, ConcurrencyConflict (others were faster for too long), StoreUnavailable,
   * UnknownEventVersion (a newer release wrote to the stream).
   */
  async run<C extends Command>(command: C, transaction: Transaction<C>): Promise<Outcome> {
    this.#requireRoom?.();
    const until = performance.now() + this.#waitForMs;
    let beatenSince: number | undefined;
    const streams = new Set<string>();
    for (let attempt = 1; ; attempt += 1) {
      const turn = await this.#turn(streams, until);
      try {
        return await this.#attempt(command, transaction, turn);
      } catch (error) {
        // The same command may have come before: what refuses it now is then what it did itself.
        const done = error instanceof Refusal ? await this.#doneBefore(command) : undefined;
        if (done) return done;
        for (const stream of turn.streams) streams.add(stream);
        beatenSince ??= error instanceof ConcurrencyConflict ? performance.now() : undefined;
        await this.#tryAgain(error, streams, attempt, beatenSince);
      } finally {
        turn.end();
      }
    }
  }

  /**
   * Answers a question from streams as they are now: nothing is appended, and nobody waits for it. Errors: Refusal,
   * ConcurrencyConflict (it was refused on streams that changed meanwhile, for too long), UnknownEventVersion.
   */
  async look<Answer>(ask: (load: Load) => Promise<Answer>): Promise<Answer> {
    const until = performance.now() + this.#retryForMs;
    for (;;) {
      const loaded = new LoadedStreams(this.store, this.#states, { mayRemember: () => false });
      try {
        return await ask(loaded.load);
      } catch (error) {
        const moved = error instanceof Refusal ? await loaded.moved() : [];
        if (moved.length === 0) throw error;
        if (performance.now() > until) throw new ConcurrencyConflict(moved);
      }
    }
  }

  /** Throws what cannot be helped by deciding again. */
  async #tryAgain(
    error: unknown,
    streams: Set<string>,
    attempt: number,
    beatenSince = performance.now(),
  ): Promise<void> {
    if (error instanceof StreamInUse) streams.add(error.stream);
    else if (!(error instanceof ConcurrencyConflict)) throw error;
    else if (performance.now() - beatenSince > this.#retryForMs) throw error;
    else await pause(Math.random() * Math.min(50, 2 ** attempt)); // another process was faster: let it finish
  }

  /** What came of the same command, if it was carried out before. */
  async #doneBefore({ context }: Command): Promise<Outcome | undefined> {
    const done = await this.store.receipt(context.commandId);
    if (!done) return undefined;
    if (done.requestHash !== context.requestHash) throw new CommandReused(context.commandId);
    return { ...(done.answer as Pick<Outcome, 'revision' | 'answer'>), position: done.position }; // as #append wrote it
  }

  async #turn(streams: ReadonlySet<string>, until: number): Promise<Turn> {
    // A clock for each command, which all wait for nobody at first, would be a part of its time that can be measured.
    const leftMs = Math.max(0, Math.ceil(until - performance.now()));
    const tooLong = streams.size === 0 ? NEVER : AbortSignal.timeout(leftMs);
    try {
      return await this.#queue.take(streams, tooLong);
    } catch {
      throw new StoreUnavailable('too many commands wait for the same streams');
    }
  }

  async #attempt<C extends Command>(command: C, transaction: Transaction<C>, turn: Turn): Promise<Outcome> {
    const loaded = new LoadedStreams(this.store, this.#states, {
      mayRemember: (stream) => this.#contested.get(stream) === undefined,
      before: (stream) => {
        if (!turn.tryAdd(stream)) throw new StreamInUse(stream);
      },
      first: (stream, revision) => requireSeen(command, stream, revision),
    });
    try {
      const decision = await transaction(command, loaded.load);
      const appended = new Set(decision.appends.flatMap(({ stream, events }) => (events.length > 0 ? [stream] : [])));
      const moved = await loaded.moved(appended);
      if (moved.length > 0) throw new ConcurrencyConflict(moved);
      if (appended.size > 0) await command.context.requireAllowed?.(decision.appends);
      return await this.#append(command, decision, loaded);
    } catch (error) {
      // What was decided on may never have been so, all at the same time: nobody is refused for that.
      const moved = error instanceof Refusal ? await loaded.moved() : [];
      const conflict = moved.length > 0 ? new ConcurrencyConflict(moved) : error;
      // All of them: one conflict seldom names every stream that others add to, and each attempt costs.
      if (conflict instanceof ConcurrencyConflict)
        for (const stream of loaded.streams) this.#contested.set(stream, true);
      throw conflict;
    }
  }

  async #append(command: Command, decision: Decision, loaded: LoadedStreams): Promise<Outcome> {
    const { context } = command;
    const appends = decision.appends.filter(({ events }) => events.length > 0);
    const [meant = ''] = loaded.streams;
    const added = appends.find(({ stream }) => stream === meant)?.events.length ?? 0;
    const result = { revision: (loaded.revisionOf(meant) ?? -1) + added, answer: decision.answer ?? {} };
    if (appends.length === 0) return (await this.#doneBefore(command)) ?? { ...result, position: undefined };

    let index = 0;
    const metadata = metadataOf(command);
    const units: StreamAppend[] = [];
    for (const { stream, events } of appends) {
      const revision = loaded.revisionOf(stream);
      if (revision === undefined) throw new Error(`${command.type} appends to ${stream} without having loaded it`);
      const fresh = events.map((event): NewEvent => ({
        ...event,
        id: eventId(context.commandId, index++, context.at),
        metadata,
      }));
      units.push({ stream, expected: revision < 0 ? 'no-stream' : revision, events: await this.vault.seal(fresh) });
    }
    const { commandId, requestHash } = context;
    const appended = await this.store.append(units, { commandId, requestHash, answer: result });
    if (!appended.repeated) loaded.remember(units);
    return { ...(appended.answer as typeof result), position: appended.position }; // ours, or the same command's before
  }
}

const NEVER = new AbortController().signal;

const requireSeen = ({ context }: Command, stream: string, revision: number): void => {
  if (context.ifRevision !== undefined && context.ifRevision !== revision)
    throw new Refusal('ChangedSinceRead', { stream, seen: context.ifRevision, revision });
};

const metadataOf = ({ type, context }: Command): EventMetadata => {
  const { actor, by, from, onBehalfOf, person, commandId, correlationId, causationId, at } = context;
  return {
    actor,
    command: type,
    commandId,
    correlationId,
    recordedAt: at,
    ...(by !== undefined && { by }),
    ...(from !== undefined && { from }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(person !== undefined && { person }),
    ...(causationId !== undefined && { causationId }),
  };
};

/** Another command of this process uses the stream: wait for it, and begin again. */
class StreamInUse extends Error {
  constructor(readonly stream: string) {
    super(`${stream} is in use`);
  }
}
