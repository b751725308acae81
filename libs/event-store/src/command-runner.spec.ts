import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Recorded, Refusal, type Transaction } from '#event-sourcing';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { type Move, contextOf, loadBalance, move, moveAll, moveInTurn, processOn } from './command-runner.samples.js';
import type { CommandRunnerOptions } from './command-runner.js';
import { ConcurrencyConflict, StoreUnavailable } from './errors.js';
import { eventId } from './event-id.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

const anAccount = (): string => `account-${randomUUID()}`;
const balanceOf = (events: readonly Recorded[]): number =>
  events.reduce((sum, { data }) => sum + (data as { by: number }).by, 0); // the only type of event here
/** Why those failed that failed. */
const reasonsOf = (outcomes: readonly PromiseSettledResult<unknown>[]): readonly unknown[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
const isShortOfFunds = (error: unknown): boolean => error instanceof Refusal && error.code === 'InsufficientFunds';
/** Waits for its turns, and tries again, for so long. */
const patientFor = (waitForMs: number, retryForMs = waitForMs): CommandRunnerOptions => ({ waitForMs, retryForMs });

type Transfer = Readonly<{ from: string; to: string; amount: number; process: number; inTurn: boolean }>;

describe('The runner of commands', () => {
  let server: TestPostgres;
  let store: PostgresEventStore;

  beforeAll(async () => {
    server = await startTestPostgres();
    store = await PostgresEventStore.open({ connectionString: server.url });
  }, 60_000);

  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  describe('a question', () => {
    test('is answered from the streams, appends nothing, and nobody waits for it', async () => {
      const { runner, store: watched } = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 5 }), moveAll);
      const balances = await runner.look(async (load) => {
        const before = await loadBalance(load, a);
        await runner.run(move({ [a]: 1 }), moveAll);
        return [before, load.revisionOf(a), await loadBalance(load, a)];
      });
      expect(balances).toEqual([5, 0, 6]);
      expect(watched.appends).toBe(2);
    });

    test('that is refused on what was never so is asked again, and otherwise is refused', async () => {
      const { runner } = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      await runner.run(move({ [a]: 5, [b]: 0 }), moveAll);
      let asked = 0;
      const total = runner.look(async (load) => {
        const inA = await loadBalance(load, a);
        if (++asked === 1) await runner.run(move({ [a]: -5, [b]: 5 }), moveAll);
        const sum = inA + (await loadBalance(load, b));
        if (sum !== 5) throw new Refusal('MoneyFromNowhere', { sum });
        return sum;
      });
      expect([await total, asked]).toEqual([5, 2]);
      const refused = runner.look(async (load) => {
        await Promise.all([loadBalance(load, a), loadBalance(load, b)]);
        throw new Refusal('NeverSo');
      });
      await expect(refused).rejects.toMatchObject({ code: 'NeverSo' });
    });
  });

  describe('a command', () => {
    test('appends what was decided, and answers revision, position and what the decision says', async () => {
      const { runner } = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      const outcome = await runner.run(move({ [a]: 5, [b]: 7 }), moveAll);
      expect(outcome).toEqual({ revision: 0, position: expect.any(String), answer: { balances: { [a]: 5, [b]: 7 } } });
      const again = await runner.run(move({ [a]: 1 }), moveAll);
      expect(again).toMatchObject({ revision: 1, answer: { balances: { [a]: 6 } } });
      expect(String(again.position) > String(outcome.position)).toBe(true);
    });

    test('tells who gave it, for whom, why and when, and seals what is personal', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      const context = contextOf({ onBehalfOf: 'State', causationId: 'cause-1' });
      await runner.run(move({ [a]: 5 }, context), moveAll);
      const { commandId, actor, correlationId, at } = context;
      const metadata = { actor, onBehalfOf: 'State', commandId, correlationId, causationId: 'cause-1', recordedAt: at };
      expect(await store.read(a)).toMatchObject([
        { id: eventId(commandId, 0, at), type: 'Moved', data: { by: 5, sealed: true }, metadata },
      ]);
    });

    test('that has nothing to do appends nothing, and leaves no position', async () => {
      const { runner, store: watched } = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 5 }), moveAll);
      expect(await runner.run(move({ [a]: 0 }), moveAll)).toEqual({
        revision: 0,
        position: undefined,
        answer: { balances: { [a]: 5 } },
      });
      expect(watched.appends).toBe(1);
    });

    test('reads the streams that it wants at the same time in one go', async () => {
      const { runner, store: watched } = processOn(store);
      const by = Object.fromEntries(Array.from({ length: 20 }, () => [anAccount(), 1]));
      await runner.run(move(by), moveAll);
      expect(watched.reads.map((streams) => streams.length)).toEqual([20]);
    });

    test('reads again only what was added since', async () => {
      const { runner, store: watched } = processOn(store);
      const another = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 5 }), moveAll);
      await runner.run(move({ [a]: 6 }), moveAll);
      await another.runner.run(move({ [a]: 7 }), moveAll);
      expect(await runner.run(move({ [a]: 8 }), moveAll)).toMatchObject({ answer: { balances: { [a]: 26 } } });
      expect(watched.reads).toEqual([[[a, 0]], [[a, 2]]]);
    });

    test('looks at no stream that nobody else adds to, and each time at one that others add to', async () => {
      const [{ runner, store: watched }, another] = [processOn(store), processOn(store)];
      const a = anAccount();
      for (const by of [5, 6, 7]) await runner.run(move({ [a]: by }), moveAll);
      expect([watched.reads, watched.conflicts]).toEqual([[[[a, 0]]], 0]);
      await another.runner.run(move({ [a]: 1 }), moveAll);
      for (const by of [5, 6]) await runner.run(move({ [a]: by }), moveAll);
      await another.runner.run(move({ [a]: 1 }), moveAll);
      expect(await runner.run(move({ [a]: 7 }), moveAll)).toMatchObject({ answer: { balances: { [a]: 38 } } });
      expect([watched.reads.slice(1), watched.conflicts]).toEqual([[[[a, 3]], [[a, 5]], [[a, 6]]], 1]);
    });

    test('looks at all its streams once others have added to one: many that moved cost one attempt', async () => {
      const [{ runner, store: watched }, another] = [processOn(store), processOn(store)];
      const all = Object.fromEntries(Array.from({ length: 8 }, () => [anAccount(), 1]));
      await runner.run(move(all), moveAll);
      await another.runner.run(move(all), moveAll);
      await runner.run(move(all), moveAll);
      expect([watched.conflicts, watched.reads.length]).toEqual([1, 2]);
      await another.runner.run(move(all), moveAll);
      await runner.run(move(all), moveAll);
      expect([watched.conflicts, watched.reads.length]).toEqual([1, 3]);
    });

    test('is not refused for what it remembers, and is no longer so', async () => {
      const [{ runner }, another] = [processOn(store), processOn(store)];
      const a = anAccount();
      await runner.run(move({ [a]: 5 }), moveAll);
      await another.runner.run(move({ [a]: 5 }), moveAll);
      expect(await runner.run(move({ [a]: -10 }), moveAll)).toMatchObject({ answer: { balances: { [a]: 0 } } });
      await expect(runner.run(move({ [a]: -1 }), moveAll)).rejects.toMatchObject({ facts: { available: 0 } });
    });

    test('is not decided on what it remembers of a stream that it only looks at, and is no longer so', async () => {
      const [{ runner }, another] = [processOn(store), processOn(store)];
      const [a, b] = [anAccount(), anAccount()];
      await runner.run(move({ [a]: 5, [b]: 0 }), moveAll);
      await another.runner.run(move({ [b]: 7 }), moveAll);
      const asMuchAsB: Transaction<Move> = async (_, load) => {
        const [, by] = await Promise.all([loadBalance(load, a), loadBalance(load, b)]);
        return { appends: [{ stream: a, events: by === 0 ? [] : [{ type: 'Moved', data: { by } }] }] };
      };
      await runner.run(move({}), asMuchAsB);
      expect(balanceOf(await store.read(a))).toBe(12);
    });

    test('is decided again where others add to what it only looks at before it appends', async () => {
      const [{ runner }, another] = [processOn(store), processOn(store)];
      const [a, b] = [anAccount(), anAccount()];
      let attempts = 0;
      const asMuchAsB: Transaction<Move> = async (_, load) => {
        const [, by] = await Promise.all([loadBalance(load, a), loadBalance(load, b)]);
        if (++attempts === 1) await another.runner.run(move({ [b]: 7 }), moveAll);
        return { appends: [{ stream: a, events: [{ type: 'Moved', data: { by } }] }] };
      };
      await runner.run(move({}), asMuchAsB);
      expect([attempts, balanceOf(await store.read(a))]).toEqual([2, 7]);
    });

    test('must have loaded what it appends to', async () => {
      const { runner } = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      const careless: Transaction<Move> = async (_, load) => {
        await loadBalance(load, a);
        return { appends: [{ stream: b, events: [{ type: 'Moved', data: { by: 1 } }] }] };
      };
      await expect(runner.run(move({}), careless)).rejects.toThrow(`Move appends to ${b} without having loaded it`);
      expect(await store.read(b)).toEqual([]);
    });
  });

  describe('a command that is sent again', () => {
    test('is answered as before, also by another process, and after others', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      const command = move({ [a]: 5 });
      const first = await runner.run(command, moveAll);
      await runner.run(move({ [a]: 1 }), moveAll);
      expect(await runner.run(command, moveAll)).toEqual(first);
      expect(await processOn(store).runner.run(command, moveAll)).toEqual(first);
      expect(await store.read(a)).toHaveLength(2);
    });

    test('with another body is refused', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      const context = contextOf();
      await runner.run(move({ [a]: 5 }, context), moveAll);
      const other = move({ [a]: 6 }, { ...context, requestHash: 'b2'.repeat(32) });
      await expect(runner.run(other, moveAll)).rejects.toMatchObject({ name: 'CommandReused' });
      expect(await store.read(a)).toHaveLength(1);
    });

    test('while it is still under way happens once, in one process or two', async () => {
      const [one, two] = [processOn(store), processOn(store)];
      const a = anAccount();
      const command = move({ [a]: 5 });
      const outcomes = await Promise.all([one, one, two].map(({ runner }) => runner.run(command, moveAll)));
      for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
      expect(await store.read(a)).toHaveLength(1);
    });

    test('while it is still under way is answered by what it did, not refused for it', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 10 }), moveAll);
      const gate = new Gate();
      const decided = new Gate();
      const waits: Transaction<Move> = async (command, load) => {
        const decision = await moveAll(command, load);
        decided.open();
        await gate.opened;
        return decision;
      };
      const command = move({ [a]: -10 });
      const both = Promise.all([runner.run(command, waits), runner.run(command, waits)]);
      await decided.opened;
      gate.open();
      const [first, second] = await both;
      expect(second).toEqual(first);
      expect(first).toMatchObject({ revision: 1, answer: { balances: { [a]: 0 } } });
    });

    test('may be refused now and work later: a refusal is not remembered', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      const command = move({ [a]: -5 });
      await expect(runner.run(command, moveAll)).rejects.toMatchObject({ code: 'InsufficientFunds' });
      await runner.run(move({ [a]: 5 }), moveAll);
      expect(await runner.run(command, moveAll)).toMatchObject({ revision: 1, answer: { balances: { [a]: 0 } } });
    });
  });

  describe('what a person saw', () => {
    test('may be named, and is then what the decision is made on', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 5 }, { ifRevision: -1 }), moveAll);
      expect(await runner.run(move({ [a]: 6 }, { ifRevision: 0 }), moveAll)).toMatchObject({ revision: 1 });
    });

    test('and changed since is refused, whoever changed it, and nothing is left', async () => {
      const [{ runner }, another] = [processOn(store), processOn(store)];
      const [a, b] = [anAccount(), anAccount()];
      await runner.run(move({ [a]: 5 }), moveAll);
      await another.runner.run(move({ [a]: 6 }), moveAll);
      await expect(runner.run(move({ [a]: 7, [b]: 1 }, { ifRevision: 0 }), moveAll)).rejects.toMatchObject({
        code: 'ChangedSinceRead',
        facts: { stream: a, seen: 0, revision: 1 },
      });
      expect([(await store.read(a)).length, (await store.read(b)).length]).toEqual([2, 0]);
    });

    test('is about the stream that was loaded first', async () => {
      const { runner } = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      await runner.run(move({ [a]: 5 }), moveAll);
      await runner.run(move({ [a]: 5 }), moveAll);
      expect(await runner.run(move({ [b]: 1, [a]: 1 }, { ifRevision: -1 }), moveInTurn)).toMatchObject({ revision: 0 });
      expect(await runner.run(move({ [a]: 1, [b]: 1 }, { ifRevision: 2 }), moveInTurn)).toMatchObject({ revision: 3 });
    });
  });

  describe('commands on the same streams', () => {
    test('take turns in one process, and never conflict', async () => {
      const { runner, store: watched } = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 1 }), moveAll);
      await Promise.all(Array.from({ length: 40 }, () => runner.run(move({ [a]: 1 }), moveAll)));
      expect([watched.conflicts, balanceOf(await store.read(a))]).toEqual([0, 41]);
    });

    test('of two processes conflict, are tried again, and all happen once', async () => {
      const processes = [processOn(store), processOn(store)];
      const a = anAccount();
      const races = processes.flatMap(({ runner }) =>
        Array.from({ length: 30 }, () => runner.run(move({ [a]: 1 }), moveAll)),
      );
      const revisions = (await Promise.all(races)).map(({ revision }) => revision);
      expect(revisions.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 60 }, (_, n) => n));
      expect(processes.some(({ store: watched }) => watched.conflicts > 0)).toBe(true);
    });

    test('decide on what the faster one left: the same money is not taken twice', async () => {
      const processes = [processOn(store), processOn(store)];
      const a = anAccount();
      await processes[0]?.runner.run(move({ [a]: 10 }), moveAll);
      const races = processes.flatMap(({ runner }) =>
        Array.from({ length: 10 }, () => runner.run(move({ [a]: -1 }), moveAll)),
      );
      const more = processes.map(({ runner }) => runner.run(move({ [a]: -1 }), moveAll));
      const outcomes = await Promise.allSettled([...races, ...more]);
      const reasons = reasonsOf(outcomes);
      expect([reasons.length, reasons.every(isShortOfFunds)]).toEqual([12, true]);
      expect(balanceOf(await store.read(a))).toBe(0);
    });

    test('are not refused for what was never so: another process wrote between two looks', async () => {
      const { runner, store: watched } = processOn(store);
      const another = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      await runner.run(move({ [a]: 10, [b]: 10 }), moveAll);
      const whenBalanced: Transaction<Move> = async (_, load) => {
        const total = (await loadBalance(load, a)) + (await loadBalance(load, b));
        if (total !== 20) throw new Refusal('Unbalanced', { total });
        return { appends: [{ stream: a, events: [{ type: 'Moved', data: { by: 1 } }] }] };
      };
      watched.beforeRead = async () => {
        watched.beforeRead = () => Promise.resolve();
        await another.runner.run(move({ [a]: 5, [b]: -5 }), moveAll);
      };
      await runner.run(move({}), whenBalanced);
      expect(await Promise.all([a, b].map(async (one) => balanceOf(await store.read(one))))).toEqual([16, 5]);
      await expect(runner.run(move({}), whenBalanced)).rejects.toMatchObject({ code: 'Unbalanced' });
    });

    test('at random, in two processes, read at once or in turn: all or none, no money lost, nobody waits for ever', async () => {
      const names = ['a', 'b', 'c', 'd'] as const;
      const transfer: fc.Arbitrary<Transfer> = fc.record({
        from: fc.constantFrom(...names),
        to: fc.constantFrom(...names),
        amount: fc.integer({ min: 1, max: 60 }),
        process: fc.nat(1),
        inTurn: fc.boolean(),
      });
      const all = fc.array(transfer, { minLength: 10, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(all, async (transfers) => {
          const processes = [processOn(store), processOn(store)];
          const streams = new Map<string, string>(names.map((name) => [name, anAccount()]));
          const by = Object.fromEntries([...streams.values()].map((stream) => [stream, 50]));
          await processes[0]?.runner.run(move(by), moveAll);
          const runOne = async ({ from, to, amount, process, inTurn }: Transfer): Promise<void> => {
            const command = move({ [String(streams.get(from))]: -amount, [String(streams.get(to))]: amount });
            if (from !== to) await processes[process]?.runner.run(command, inTurn ? moveInTurn : moveAll);
          };
          const outcomes = await Promise.allSettled(transfers.map(runOne));
          expect(reasonsOf(outcomes).every(isShortOfFunds)).toBe(true);
          const balances = await Promise.all(
            [...streams.values()].map(async (stream) => balanceOf(await store.read(stream))),
          );
          expect([Math.min(...balances) >= 0, balances.reduce((sum, one) => sum + one, 0)]).toEqual([true, 200]);
        }),
        { numRuns: 12 },
      );
    });
  });

  describe('what a command reads', () => {
    test('is the same when it asks for it twice at once', async () => {
      const { runner } = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 5 }), moveAll);
      const twice: Transaction<Move> = async (_, load) => {
        const balances = await Promise.all([loadBalance(load, a), loadBalance(load, a)]);
        return { appends: [], answer: { balances } };
      };
      expect(await runner.run(move({}), twice)).toMatchObject({ answer: { balances: [5, 5] } });
    });

    test('is what it decides on, though a later look would show more', async () => {
      const { runner } = processOn(store);
      const another = processOn(store);
      const a = anAccount();
      await runner.run(move({ [a]: 5 }), moveAll);
      let attempts = 0;
      const withdrawAll: Transaction<Move> = async (_, load) => {
        const balance = await loadBalance(load, a);
        if (++attempts === 1) await another.runner.run(move({ [a]: -5 }), moveAll);
        await loadBalance(load, a);
        return {
          appends: [{ stream: a, events: balance > 0 ? [{ type: 'Moved', data: { by: -balance } }] : [] }],
        };
      };
      await runner.run(move({}), withdrawAll);
      expect([attempts, balanceOf(await store.read(a))]).toEqual([2, 0]);
    });

    test('is counted once, though it arrives after the command began again', async () => {
      const { runner, store: watched } = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      await processOn(store).runner.run(move({ [a]: 5 }), moveAll);
      const [held, holding, underWay, arrived] = [new Gate(), new Gate(), new Gate(), new Gate()];
      const holdsB = runner.run(move({ [b]: 1 }), async (command, load) => {
        const decision = await moveAll(command, load);
        held.open();
        await holding.opened;
        return decision;
      });
      await held.opened;
      watched.beforeRead = () => {
        watched.beforeRead = () => Promise.resolve();
        underWay.open();
        return arrived.opened;
      };
      const beginsAgain = runner.run(move({ [a]: 1, [b]: 1 }), moveAll);
      await underWay.opened;
      holding.open();
      await Promise.all([holdsB, beginsAgain]);
      arrived.open();
      expect(await runner.run(move({ [a]: 1 }), moveAll)).toMatchObject({ answer: { balances: { [a]: 7 } } });
    });
  });

  describe('after an error', () => {
    test.each<[string, () => Error]>([
      ['a refusal', () => new Refusal('No')],
      ['a bug', () => new TypeError('x is not a function')],
    ])('nothing is left of %s, and nothing is locked', async (_, error) => {
      const { runner } = processOn(store);
      const [a, b] = [anAccount(), anAccount()];
      const failing: Transaction<Move> = async (_command, load) => {
        await Promise.all([loadBalance(load, a), loadBalance(load, b)]);
        throw error();
      };
      await expect(runner.run(move({}), failing)).rejects.toThrow(error().message);
      expect([await store.read(a), await store.read(b)]).toEqual([[], []]);
      expect(await runner.run(move({ [a]: 1, [b]: 1 }), moveAll)).toMatchObject({ revision: 0 });
    });

    test('nothing is locked by what still goes on of it', async () => {
      const { runner } = processOn(store, patientFor(200));
      const a = anAccount();
      const gate = new Gate();
      let goesOn: Promise<unknown> = Promise.resolve();
      const failing: Transaction<Move> = (_, load) => {
        goesOn = gate.opened.then(() => loadBalance(load, a)).catch(() => undefined);
        return Promise.reject(new Refusal('No'));
      };
      await expect(runner.run(move({}), failing)).rejects.toMatchObject({ code: 'No' });
      gate.open();
      await goesOn;
      expect(await runner.run(move({ [a]: 1 }), moveAll)).toMatchObject({ revision: 0 });
    });

    test('of the store, on reading or on appending, nothing is locked', async () => {
      const { runner, store: watched } = processOn(store);
      const a = anAccount();
      const down = (): Promise<never> => Promise.reject(new StoreUnavailable('down'));
      const up = (): Promise<void> => Promise.resolve();
      watched.beforeRead = down;
      await expect(runner.run(move({ [a]: 1 }), moveAll)).rejects.toBeInstanceOf(StoreUnavailable);
      watched.beforeRead = up;
      watched.beforeAppend = down;
      await expect(runner.run(move({ [a]: 1 }), moveAll)).rejects.toBeInstanceOf(StoreUnavailable);
      watched.beforeAppend = up;
      expect(await runner.run(move({ [a]: 1 }), moveAll)).toMatchObject({
        revision: 0,
        answer: { balances: { [a]: 1 } },
      });
    });
  });

  describe('the time that a command is tried for', () => {
    test('ends for those who wait for a stream that is not given up, and they leave its line', async () => {
      const { runner } = processOn(store, patientFor(60));
      const a = anAccount();
      const [held, finished] = [new Gate(), new Gate()];
      const slow: Transaction<Move> = async (command, load) => {
        const decision = await moveAll(command, load);
        held.open();
        await finished.opened;
        return decision;
      };
      const holder = runner.run(move({ [a]: 1 }), slow);
      await held.opened;
      await expect(runner.run(move({ [a]: 1 }), moveAll)).rejects.toBeInstanceOf(StoreUnavailable);
      finished.open();
      expect(await holder).toMatchObject({ revision: 0 });
      expect(await runner.run(move({ [a]: 1 }), moveAll)).toMatchObject({ revision: 1 });
    });

    test('begins when another process was faster, not while it waits for those before it', async () => {
      const { runner, store: watched } = processOn(store, patientFor(20_000, 60));
      const another = processOn(store);
      const a = anAccount();
      const [held, finished] = [new Gate(), new Gate()];
      const slow: Transaction<Move> = async (command, load) => {
        const decision = await moveAll(command, load);
        held.open();
        await finished.opened;
        return decision;
      };
      const holder = runner.run(move({ [a]: 1 }), slow);
      await held.opened;
      const waiting = runner.run(move({ [a]: 1 }), moveAll);
      await new Promise((resolve) => void setTimeout(resolve, 80));
      finished.open();
      await holder;
      watched.beforeAppend = async () => {
        watched.beforeAppend = () => Promise.resolve();
        await another.runner.run(move({ [a]: 1 }), moveAll);
      };
      expect(await waiting).toMatchObject({ answer: { balances: { [a]: 3 } } });
    });

    test('ends for those to whom others are always faster', async () => {
      const { runner, store: watched } = processOn(store, patientFor(20_000, 60));
      const another = processOn(store);
      const a = anAccount();
      watched.beforeAppend = async () => void (await another.runner.run(move({ [a]: 1 }), moveAll));
      const beaten = await runner.run(move({ [a]: 1 }), moveAll).catch((error: unknown) => error);
      expect(beaten).toBeInstanceOf(ConcurrencyConflict);
      watched.beforeAppend = () => Promise.resolve();
      expect(await runner.run(move({ [a]: 1 }), moveAll)).toMatchObject({
        answer: { balances: { [a]: watched.conflicts + 1 } },
      });
    });
  });
});

/** Closed until it is opened. */
class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
