import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CheckedAppend, checkedAppend } from '../contract/append-rules.js';
import { aCommand, anEvent } from '../contract/samples.js';
import { StoreUnavailable } from '../errors.js';
import { AppendQueue, type Limits, type Outcome } from './append-queue.js';

const limits: Limits = {
  groups: 2,
  streams: 200,
  bytes: 1_000_000,
  waiting: 1_000,
  waitingBytes: 1e9,
  waitingMs: 10_000,
};
const unit = (...streams: string[]): CheckedAppend =>
  checkedAppend(
    streams.map((stream) => ({ stream, expected: 'any', events: [anEvent()] })),
    aCommand(),
    {},
  );
const done = (): Outcome => ({ place: { epoch: 1, tx: '1', position: 1 }, heads: new Map() });
const tick = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A server that notes what it is sent, and answers when told to. */
class Server {
  readonly groups: (readonly CheckedAppend[])[] = [];
  readonly #answers: (() => void)[] = [];
  fault: (group: readonly CheckedAppend[]) => Error | undefined = () => undefined;

  readonly send = async (group: readonly CheckedAppend[]): Promise<readonly Outcome[]> => {
    this.groups.push(group);
    await new Promise<void>((resolve) => this.#answers.push(resolve));
    const fault = this.fault(group);
    if (fault) throw fault;
    return group.map(done);
  };

  /** Until nothing more comes. */
  async answerAll(): Promise<void> {
    for (let quietTurns = 0; quietTurns < 5; quietTurns++) {
      await tick();
      const answer = this.#answers.shift();
      if (!answer) continue;
      answer();
      quietTurns = 0;
    }
  }

  get sizes(): number[] {
    return this.groups.map(({ length }) => length);
  }
}

const queueTo = (server: Server, more: Partial<Limits> = {}) => new AppendQueue({ ...limits, ...more }, server.send);

describe('Appends that wait', () => {
  test('go alone and at once when nothing else is there', async () => {
    const server = new Server();
    const appended = queueTo(server).append(unit('a'));
    expect(server.sizes).toEqual([1]);
    await server.answerAll();
    expect(await appended).toEqual(done());
  });

  test('at the same moment go together, shared among the statements that are free', async () => {
    const server = new Server();
    const queue = queueTo(server);
    const all = Array.from({ length: 100 }, (_, n) => queue.append(unit(`s${n}`)));
    await server.answerAll();
    await Promise.all(all);
    // The first of a calm time went at once.
    expect(server.sizes).toEqual([1, 99]);
    server.groups.length = 0;
    const more = Array.from({ length: 100 }, (_, n) => queue.append(unit(`s${n}`)));
    await server.answerAll();
    await Promise.all(more);
    expect(server.sizes).toEqual([50, 50]);
  });

  test('keep within the limits of a group, but for one that is larger by itself', async () => {
    const server = new Server();
    const queue = queueTo(server, { streams: 4, groups: 1 });
    const sizes = [1, 3, 3, 6, 1];
    const all = sizes.map((count, n) => queue.append(unit(...Array.from({ length: count }, (_, i) => `s${n}-${i}`))));
    await server.answerAll();
    await Promise.all(all);
    expect(server.groups.map((group) => group.reduce((sum, { streams }) => sum + streams.length, 0))).toEqual([
      1, 3, 3, 6, 1,
    ]);
  });

  test('are turned away when too many do', async () => {
    const server = new Server();
    const queue = queueTo(server, { waiting: 3, groups: 1 });
    const all = Promise.allSettled(Array.from({ length: 6 }, (_, n) => queue.append(unit(`s${n}`))));
    await server.answerAll();
    const outcomes = await all;
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected', // oxfmt-ignore
    ]);
    expect(outcomes[5]).toHaveProperty('reason', expect.any(StoreUnavailable));
  });

  test('are turned away when they hold too much, or wait for too long', async () => {
    const server = new Server();
    const large = queueTo(server, { waitingBytes: 1 });
    const first = large.append(unit('a'));
    const second = large.append(unit('b'));
    await expect(large.append(unit('c'))).rejects.toThrow(StoreUnavailable);
    const slow = queueTo(server, { waitingMs: -1, groups: 1 });
    await expect(slow.append(unit('d'))).rejects.toThrow(StoreUnavailable);
    await server.answerAll();
    await Promise.all([first, second]);
  });

  test('do not fail for one that is at fault', async () => {
    const server = new Server();
    const queue = queueTo(server, { groups: 1 });
    server.fault = (group) => (group.some(({ streams }) => streams[0]?.stream === 's7') ? new Error('bad') : undefined);
    const all = Promise.allSettled(Array.from({ length: 20 }, (_, n) => queue.append(unit(`s${n}`))));
    await server.answerAll();
    const failed = (await all).flatMap(({ status }, n) => (status === 'rejected' ? [n] : []));
    expect(failed).toEqual([7]);
  });

  test('fail together when the server is away, and are not sent one by one', async () => {
    const server = new Server();
    server.fault = () => new StoreUnavailable('away');
    const queue = queueTo(server, { groups: 1 });
    const all = Promise.allSettled(Array.from({ length: 20 }, (_, n) => queue.append(unit(`s${n}`))));
    await server.answerAll();
    expect((await all).every(({ status }) => status === 'rejected')).toBe(true);
    expect(server.sizes).toEqual([1, 19]);
  });

  test('are all answered before the queue is closed', async () => {
    const server = new Server();
    const queue = queueTo(server, { groups: 1 });
    const all = Promise.all(['a', 'b', 'b', 'c'].map((stream) => queue.append(unit(stream))));
    const closed = queue.close();
    await server.answerAll();
    await closed;
    expect(await all).toHaveLength(4);
  });

  test('never share a stream or a command with another at the same time, and keep each stream in order', async () => {
    const names = ['a', 'b', 'c', 'd', 'A'];
    const plans = fc.array(
      fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3, selector: (n) => n.toLowerCase() }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 3 }), async (all, groups) => {
        const busy = new Set<string>();
        const order = new Map<string, number[]>();
        const numbers = new Map<CheckedAppend, number>();
        const send = async (group: readonly CheckedAppend[]): Promise<readonly Outcome[]> => {
          const claims = group.flatMap(({ streams }) => streams.map(({ stream }) => stream.toLowerCase()));
          expect(new Set(claims).size).toBe(claims.length);
          for (const claim of claims) {
            expect(busy.has(claim)).toBe(false);
            busy.add(claim);
          }
          for (const one of group)
            for (const { stream } of one.streams)
              order.set(stream.toLowerCase(), [...(order.get(stream.toLowerCase()) ?? []), numbers.get(one) ?? -1]);
          await tick();
          for (const claim of claims) busy.delete(claim);
          return group.map(done);
        };
        const queue = new AppendQueue({ ...limits, groups }, send);
        await Promise.all(
          all.map((streams, number) => {
            const one = unit(...streams);
            numbers.set(one, number);
            return queue.append(one);
          }),
        );
        for (const seen of order.values()) expect(seen).toEqual(seen.toSorted((x, y) => x - y));
      }),
      { numRuns: 200 },
    );
  });

  test('with one command twice go one after the other', async () => {
    const server = new Server();
    const queue = queueTo(server, { groups: 1 });
    const commandId = randomUUID();
    const twice = ['a', 'b'].map((stream) => ({ ...unit(stream), commandId }));
    const all = Promise.all([queue.append(unit('first')), ...twice.map((one) => queue.append(one))]);
    await server.answerAll();
    await all;
    expect(server.sizes).toEqual([1, 1, 1]);
  });
});
