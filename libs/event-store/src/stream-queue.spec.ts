import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StreamQueue, type Turn } from './stream-queue.js';

const never = (): AbortSignal => new AbortController().signal;
const tick = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Whether it is settled by now, once everything that can go on has gone on. */
const isPending = async (promise: Promise<unknown>): Promise<boolean> => {
  let pending = true;
  promise.then(
    () => (pending = false),
    () => (pending = false),
  );
  await tick();
  return pending;
};

/** Whether a turn on these streams would begin at once. */
const isFree = async (queue: StreamQueue, ...streams: string[]): Promise<boolean> => {
  const giveUp = new AbortController();
  const taken = queue.take(streams, giveUp.signal);
  const free = !(await isPending(taken));
  giveUp.abort();
  await taken.then(
    (turn) => turn.end(),
    () => undefined,
  );
  return free;
};

describe('Turns on streams', () => {
  test('begin at once when nobody uses the streams', async () => {
    const queue = new StreamQueue();
    const turns = await Promise.all([
      queue.take(['a'], never()),
      queue.take(['b', 'c'], never()),
      queue.take([], never()),
    ]);
    expect(turns.map(({ streams }) => [...streams])).toEqual([['a'], ['b', 'c'], []]);
  });

  test('on one stream come in the order in which they were asked for', async () => {
    const queue = new StreamQueue();
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const turn = await queue.take(['a'], never());
        order.push(n);
        await tick();
        turn.end();
      }),
    );
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test('wait until all their streams are free, and keep their place on each of them', async () => {
    const queue = new StreamQueue();
    const first = await queue.take(['a'], never());
    const both = queue.take(['b', 'a'], never());
    const third = queue.take(['b'], never());
    expect([await isPending(both), await isPending(third)]).toEqual([true, true]);
    first.end();
    expect([await isPending(both), await isPending(third)]).toEqual([false, true]);
    (await both).end();
    expect(await isPending(third)).toBe(false);
  });

  test('that were asked for crosswise do not wait for each other', async () => {
    const queue = new StreamQueue();
    const one = queue.take(['a', 'b'], never());
    const other = queue.take(['b', 'a'], never());
    expect([await isPending(one), await isPending(other)]).toEqual([false, true]);
    (await one).end();
    expect(await isPending(other)).toBe(false);
  });

  test('name a stream twice at no cost', async () => {
    const queue = new StreamQueue();
    const turn = await queue.take(['a', 'a'], never());
    expect([...turn.streams]).toEqual(['a']);
    turn.end();
    expect(await isFree(queue, 'a')).toBe(true);
  });

  test('end once, however often they are ended', async () => {
    const queue = new StreamQueue();
    const turn = await queue.take(['a'], never());
    const next = queue.take(['a'], never());
    const last = queue.take(['a'], never());
    turn.end();
    turn.end();
    expect([await isPending(next), await isPending(last)]).toEqual([false, true]);
  });
});

describe('A turn that needs one more stream', () => {
  test('gets it when nobody uses it, and keeps it until it ends', async () => {
    const queue = new StreamQueue();
    const turn = await queue.take(['a'], never());
    expect([turn.tryAdd('b'), turn.tryAdd('b'), turn.tryAdd('a')]).toEqual([true, true, true]);
    expect(await isFree(queue, 'b')).toBe(false);
    turn.end();
    expect(await isFree(queue, 'b')).toBe(true);
  });

  test('does not get it while another one uses it, or waits for it', async () => {
    const queue = new StreamQueue();
    const holder = await queue.take(['a'], never());
    const waiting = queue.take(['a', 'b'], never());
    const turn = await queue.take([], never());
    expect([turn.tryAdd('a'), turn.tryAdd('b')]).toEqual([false, false]);
    expect([...turn.streams]).toEqual([]);
    holder.end();
    (await waiting).end();
    expect([turn.tryAdd('a'), turn.tryAdd('b')]).toEqual([true, true]);
  });
});

describe('A turn that has ended', () => {
  test('gets nothing more, so that nothing stays locked', async () => {
    const queue = new StreamQueue();
    const turn = await queue.take(['a'], never());
    turn.end();
    expect([turn.tryAdd('a'), turn.tryAdd('b')]).toEqual([false, false]);
    expect(await isFree(queue, 'a', 'b')).toBe(true);
  });
});

describe('A turn that is given up', () => {
  test('says why, and is not in the way of those behind it', async () => {
    const queue = new StreamQueue();
    const holder = await queue.take(['a'], never());
    const giveUp = new AbortController();
    const waiting = queue.take(['a', 'b'], giveUp.signal);
    const behind = queue.take(['b'], never());
    expect([await isPending(waiting), await isPending(behind)]).toEqual([true, true]);
    giveUp.abort(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    expect(await isPending(behind)).toBe(false);
    holder.end();
    expect(await isFree(queue, 'a')).toBe(true);
  });

  test('before it was asked for is not begun, though the stream is free', async () => {
    const queue = new StreamQueue();
    await expect(queue.take(['a'], AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
    expect(await isFree(queue, 'a')).toBe(true);
  });

  test('after it began goes on', async () => {
    const queue = new StreamQueue();
    const giveUp = new AbortController();
    const turn = await queue.take(['a'], giveUp.signal);
    giveUp.abort();
    expect([turn.tryAdd('b'), await isFree(queue, 'a')]).toEqual([true, false]);
  });

  test('leaves no listener on its signal behind once it began', async () => {
    const queue = new StreamQueue();
    const giveUp = new AbortController();
    const holder = await queue.take(['a'], never());
    const waiting = queue.take(['a'], giveUp.signal);
    holder.end();
    const turn = await waiting;
    giveUp.abort();
    await tick();
    expect(await isFree(queue, 'a')).toBe(false);
    turn.end();
    expect(await isFree(queue, 'a')).toBe(true);
  });
});

type Plan = Readonly<{
  streams: readonly string[];
  more: readonly string[];
  steps: number;
  givesUpAfter: number | null;
}>;

describe('Many turns at random', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const plan: fc.Arbitrary<Plan> = fc.record({
    streams: fc.array(fc.constantFrom(...names), { maxLength: 4 }),
    more: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
    steps: fc.nat(3),
    givesUpAfter: fc.option(fc.nat(6), { freq: 4 }),
  });

  test('never share a stream, never wait for ever, and leave every stream free', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 25 }), async (plans) => {
        const queue = new StreamQueue();
        const users = new Map<string, Turn>();
        const use = (turn: Turn): void => {
          for (const stream of turn.streams) {
            assert.ok([undefined, turn].includes(users.get(stream)), `${stream} is used by two`);
            users.set(stream, turn);
          }
        };
        const run = async ({ streams, more, steps, givesUpAfter }: Plan): Promise<void> => {
          const giveUp = new AbortController();
          if (givesUpAfter !== null) void ticks(givesUpAfter).then(() => giveUp.abort());
          const turn = await queue.take(streams, giveUp.signal).catch(() => undefined);
          if (!turn) return;
          use(turn);
          for (const stream of more) {
            if (turn.tryAdd(stream)) use(turn);
            await ticks(steps);
          }
          for (const stream of turn.streams) users.delete(stream);
          turn.end();
        };
        await Promise.all(plans.map(run));
        assert.ok(await isFree(queue, ...names));
      }),
      { numRuns: 150 },
    );
  });

  test('on the same stream keep the order in which they were asked for', async () => {
    const wanted = fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(wanted, async (all) => {
        const queue = new StreamQueue();
        const order = new Map<string, number[]>(names.map((name) => [name, []]));
        await Promise.all(
          all.map(async (streams, n) => {
            const turn = await queue.take(streams, never());
            for (const stream of streams) order.get(stream)?.push(n);
            await ticks(n % 3);
            turn.end();
          }),
        );
        for (const began of order.values())
          assert.deepEqual(
            began,
            began.toSorted((a, b) => a - b),
          );
      }),
      { numRuns: 100 },
    );
  });
});

const ticks = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await tick();
};
