import { setTimeout as pause } from 'node:timers/promises';
import type { CheckedAppend } from '../contract/append-rules.js';
import { CommandReused, ConcurrencyConflict, StoreUnavailable } from '../errors.js';
import type { Appended, Position } from '../event-store.js';
import type { KnownHeads } from '../known-heads.js';
import { StreamQueue, type Turn } from '../stream-queue.js';
import { AppendCall } from './append-call.js';
import { type CommandRecord, recordIsOf } from './command-record.js';
import { type Connection, unlessSilent } from './connection.js';
import { appendFailure } from './failure.js';
import { Heads } from './heads.js';
import type { LogEnd } from './log-end.js';
import type { Names } from './names.js';
import { toPosition } from './position.js';
import type { Reader } from './reader.js';

/** An append that goes on wherever a stream is runs after its head for so long. */
const chaseForMs = 10_000;
/** The client gives an append 10 s, but not its search for the leader, which can take minutes. */
const acknowledgedWithinMs = 15_000;

/** What came of an append: where it stands, or the record of the command that says it, ours or another sending's. */
type Outcome = Readonly<{ position: Position }> | Readonly<{ record: CommandRecord }> | 'conflict';

type Parts = Readonly<{ connection: Connection; reader: Reader; names: Names; known: KnownHeads; end: LogEnd }>;

/** Appends, at most once per command, to the heads of the streams wherever they are. */
export class Appends {
  readonly #parts: Parts;
  readonly #heads: Heads;
  readonly #queue = new StreamQueue();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#heads = new Heads(parts.reader, parts.known);
  }

  /** `answer`: as it was given. Errors: those of EventStore.append. */
  async append(checked: CheckedAppend, answer: unknown): Promise<Appended> {
    const turn = await this.#turn(checked);
    try {
      return await this.#append(checked, answer);
    } finally {
      turn.end();
    }
  }

  /** Appends that go on wherever a stream is would only get in each other's way. */
  async #turn({ streams }: CheckedAppend): Promise<Turn> {
    const anywhere = streams.filter(({ expected }) => expected === 'any' || expected === 'stream-exists');
    const tooLong = AbortSignal.timeout(chaseForMs);
    const names = anywhere.map(({ stream }) => stream);
    return this.#queue.take(names, tooLong).catch((error: unknown) => {
      throw new StoreUnavailable('too much is waiting to be appended to one stream', { cause: error });
    });
  }

  async #append(checked: CheckedAppend, answer: unknown): Promise<Appended> {
    const { names, reader } = this.#parts;
    const giveUpAt = performance.now() + chaseForMs;
    for (let chase = 1; ; chase++) {
      const { heads, conflicts } = await this.#heads.find(checked.streams, false);
      const call = new AppendCall(checked, heads, names);
      const outcome = conflicts.length > 0 ? 'conflict' : await this.#send(checked.commandId, call);
      if (outcome !== 'conflict') return this.#answer(outcome, checked, call, answer);

      // In this order: whoever sees what another sending of this command did to the streams, sees its record too.
      const fresh = await this.#heads.find(checked.streams, true);
      const record = await reader.command(checked.commandId);
      if (record) return this.#answer({ record }, checked, call, answer);
      // Without any, it was expected to be anywhere, or what was in the way cannot be read yet.
      if (fresh.conflicts.length > 0) throw new ConcurrencyConflict(fresh.conflicts);
      if (performance.now() > giveUpAt) throw new ConcurrencyConflict(checked.streams.map(({ stream }) => stream));
      await pause(Math.random() * Math.min(50, 2 ** chase));
    }
  }

  /** The same bytes again while it is not known what became of them, unless the record says it. */
  #send(commandId: string, call: AppendCall): Promise<Outcome> {
    const { connection, reader } = this.#parts;
    let wasSent = false;
    return connection.attempt(async (client) => {
      const record = wasSent ? await reader.commandFrom(client, commandId) : undefined;
      if (record) return { record };
      wasSent = true;
      try {
        const { position } = await unlessSilent(() => client.multiStreamAppend(call.requests), acknowledgedWithinMs);
        return { position: toPosition({ commit: position, prepare: position }) };
      } catch (error) {
        const failure = appendFailure(error);
        if (failure === 'conflict') return failure;
        throw failure;
      }
    });
  }

  async #answer(
    outcome: Exclude<Outcome, 'conflict'>,
    { commandId, requestHash }: CheckedAppend,
    call: AppendCall,
    answer: unknown,
  ): Promise<Appended> {
    if ('position' in outcome) return this.#appended(call, answer, outcome.position);
    const { record } = outcome;
    const position = await this.#parts.reader.positionOf(record);
    switch (recordIsOf(record, { attempt: call.attempt, requestHash })) {
      case 'this-sending':
        return this.#appended(call, answer, position);
      case 'another-sending':
        return { position, repeated: true, answer: record.answer, revisions: new Map() };
      case 'another-request':
        throw new CommandReused(commandId);
    }
  }

  #appended({ heads }: AppendCall, answer: unknown, position: Position): Appended {
    const { end, known } = this.#parts;
    end.learn(position);
    for (const [stream, head] of heads) known.learn(stream, head);
    const revisions = new Map([...heads].map(([stream, { revision }]) => [stream, revision]));
    return { position, repeated: false, answer, revisions };
  }
}
