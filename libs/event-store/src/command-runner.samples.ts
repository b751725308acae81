import { randomUUID } from 'node:crypto';
import {
  Command,
  type CommandContext,
  type Event,
  type Fold,
  type Load,
  type Recorded,
  Refusal,
  type Transaction,
} from '#event-sourcing';
import { CommandRunner, type CommandRunnerOptions } from './command-runner.js';
import { ConcurrencyConflict } from './errors.js';
import type { Appended, CommandReceipt, NewEvent, Position, StreamAppend } from './event-store.js';
import { EventStore } from './event-store.js';
import { PersonalDataVault } from './personal-data-vault.js';

/** A ledger that never goes below zero, and may be closed: enough to see whether commands keep to what they read. */
type Moved = Event<'Moved', { by: number }>;
const account: Fold<number, Moved> = {
  category: 'account',
  initial: 0,
  evolve: (balance, { data }) => balance + data.by,
};

export class Move extends Command<'Move', Readonly<{ by: Readonly<Record<string, number>> }>> {
  readonly type = 'Move';
}

export const contextOf = (more: Partial<CommandContext> = {}): CommandContext => ({
  commandId: randomUUID(),
  requestHash: 'a1'.repeat(32),
  actor: 'finance-officer',
  correlationId: 'correlation-1',
  at: '2026-01-31T12:00:00.000Z',
  ...more,
});
export const move = (by: Readonly<Record<string, number>>, more: Partial<CommandContext> = {}): Move =>
  new Move({ by }, contextOf(more));

/** Moves money on all the accounts that the command names, or on none; answers the balances. */
export const moveAll: Transaction<Move> = async ({ data: { by } }, load) => {
  const streams = Object.keys(by);
  const states = await Promise.all(streams.map((stream) => load.state(account, stream)));
  return decided(by, new Map(streams.map((stream, index) => [stream, states[index] ?? 0])));
};

/** The same, one account after the other. */
export const moveInTurn: Transaction<Move> = async ({ data: { by } }, load) => {
  const balances = new Map<string, number>();
  for (const stream of Object.keys(by)) balances.set(stream, await load.state(account, stream));
  return decided(by, balances);
};

const decided = (by: Move['data']['by'], balances: ReadonlyMap<string, number>) => {
  const after = [...balances].map(([stream, balance]) => [stream, balance + (by[stream] ?? 0)] as const);
  for (const [stream, balance] of after)
    if (balance < 0) throw new Refusal('InsufficientFunds', { stream, available: balances.get(stream) });
  const moves = Object.entries(by).filter(([, amount]) => amount !== 0);
  return {
    appends: moves.map(([stream, amount]) => ({ stream, events: [{ type: 'Moved', data: { by: amount } }] })),
    answer: { balances: Object.fromEntries(after) },
  };
};

export const loadBalance = (load: Load, stream: string): Promise<number> => load.state(account, stream);

/** Marks what it seals, so that a spec sees whether it did. */
export class MarkingVault extends PersonalDataVault {
  seal(events: readonly NewEvent[]): Promise<readonly NewEvent[]> {
    return Promise.resolve(events.map((event) => ({ ...event, data: { ...(event.data as object), sealed: true } })));
  }

  open(events: readonly Recorded[]): Promise<readonly Recorded[]> {
    return Promise.resolve(events);
  }
}

/** A real store, with a look at what is asked of it, and something in between where a spec wants it. */
export class WatchedStore extends EventStore {
  readonly storeId: string;
  readonly reads: (readonly (readonly [stream: string, from: number])[])[] = [];
  appends = 0;
  conflicts = 0;
  beforeRead: () => Promise<void> = () => Promise.resolve();
  beforeAppend: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly store: EventStore) {
    super();
    this.storeId = store.storeId;
  }

  read: EventStore['read'] = (...of) => this.store.read(...of);
  subscribe: EventStore['subscribe'] = (...of) => this.store.subscribe(...of);
  stored: EventStore['stored'] = (...of) => this.store.stored(...of);
  storedOf: EventStore['storedOf'] = (...of) => this.store.storedOf(...of);
  countAfter: EventStore['countAfter'] = (...of) => this.store.countAfter(...of);
  contradictions: EventStore['contradictions'] = (...of) => this.store.contradictions(...of);
  head = (): Promise<Position | undefined> => this.store.head();
  close = (): Promise<void> => this.store.close();

  receipt: EventStore['receipt'] = (commandId) => this.store.receipt(commandId);

  async readMany(streams: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    this.reads.push([...streams]);
    const found = await this.store.readMany(streams);
    await this.beforeRead();
    return found;
  }

  async append(streams: readonly StreamAppend[], command: CommandReceipt): Promise<Appended> {
    this.appends += 1;
    try {
      await this.beforeAppend();
      return await this.store.append(streams, command);
    } catch (error) {
      if (error instanceof ConcurrencyConflict) this.conflicts += 1;
      throw error;
    }
  }
}

/** A runner as one process has it: with its own queue and its own memory. */
export const processOn = (store: EventStore, options?: CommandRunnerOptions) => {
  const watched = new WatchedStore(store);
  return { store: watched, runner: new CommandRunner(watched, new MarkingVault(), options) };
};
