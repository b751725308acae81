import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SharedAnswers } from './shared-answers.js';

describe('Shared answers', () => {
  test('are never older than the question, for those who share them too', async () => {
    const questions = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), afterMs: fc.nat(3), fails: fc.boolean() }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(questions, async (asked) => {
        const shared = new SharedAnswers<number>();
        let now = 0;
        const underWay = new Map<string, number>();
        let most = 0;
        await Promise.all(
          asked.map(async ({ key, afterMs, fails }) => {
            await pause(afterMs);
            const at = (now += 1);
            const answer = await shared
              .of(key, async () => {
                underWay.set(key, (underWay.get(key) ?? 0) + 1);
                most = Math.max(most, ...underWay.values());
                const seen = (now += 1);
                await pause(1);
                underWay.set(key, (underWay.get(key) ?? 0) - 1);
                if (fails) throw new Error(String(seen));
                return seen;
              })
              .catch((error: unknown) => Number((error as Error).message));
            expect(answer).toBeGreaterThan(at);
          }),
        );
        expect(most).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  test('are asked for twice, however many ask at once', async () => {
    const shared = new SharedAnswers<string>();
    let times = 0;
    const ask = async (): Promise<string> => {
      times += 1;
      await pause(1);
      return 'answer';
    };
    const answers = await Promise.all(Array.from({ length: 16 }, () => shared.of('question', ask)));
    expect([times, new Set(answers).size]).toEqual([2, 1]);
    await shared.of('question', ask);
    expect(times).toBe(3);
  });
});
