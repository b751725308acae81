import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AskedTogether } from './asked-together.js';

const questions = fc.array(fc.record({ word: fc.string(), afterMs: fc.nat(3) }), {
  maxLength: 40,
});

describe('What is asked together', () => {
  test('is answered each by itself, never from before it was asked, and by few round trips at a time', async () => {
    let [trips, answers] = [0, 0];
    await fc.assert(
      fc.asyncProperty(questions, fc.constantFrom(1, 3), async (asked, mostUnderWay) => {
        let now = 0;
        let underWay = 0;
        let most = 0;
        const together = new AskedTogether<string, Readonly<{ word: string; seen: number }>>(async (words) => {
          trips += 1;
          most = Math.max(most, (underWay += 1));
          const seen = (now += 1);
          await pause(1);
          underWay -= 1;
          return words.map((word) => ({ word, seen }));
        }, mostUnderWay);
        await Promise.all(
          asked.map(async ({ word, afterMs }) => {
            await pause(afterMs);
            const at = (now += 1);
            const answer = await together.ask(word);
            answers += 1;
            expect(answer).toEqual({ word, seen: expect.any(Number) });
            expect(answer.seen).toBeGreaterThan(at);
          }),
        );
        expect(most).toBeLessThanOrEqual(mostUnderWay);
      }),
      { numRuns: 30 },
    );
    expect(trips).toBeLessThan(answers);
  });

  test('fails for those who asked together, and for nobody after them', async () => {
    let fails = true;
    const trips: (readonly number[])[] = [];
    const together = new AskedTogether<number, number>(async (numbers) => {
      trips.push(numbers);
      const failing = fails;
      await pause(1);
      if (failing && numbers.length > 1) throw new Error('lost');
      return numbers;
    });
    const asked = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => together.ask(number)));
    expect([trips, asked.map(({ status }) => status)]).toEqual([
      [[1], [2], [3], [4, 5]],
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    ]);
    fails = false;
    expect(await Promise.all([6, 7].map((number) => together.ask(number)))).toEqual([6, 7]);
  });
});
