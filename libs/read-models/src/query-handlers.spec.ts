import { describe, expect, test } from '@jest/globals';
import { Query } from '@nestjs/cqrs';
import { queryHandler } from './query-handlers.js';

class CountWords extends Query<Readonly<{ words: number }>> {
  constructor(readonly text: string) {
    super();
  }
}

describe('The handler of a query', () => {
  test('answers those who ask the same at the same moment once for all, and others for themselves', async () => {
    const asked: string[] = [];
    const Handler = queryHandler(CountWords, async ({ text }) => {
      asked.push(text);
      await Promise.resolve();
      return { words: text.split(' ').length };
    });
    const handler = new Handler({}); // read models, which this answer does not look at
    const ask = (text: string) => handler.execute(new CountWords(text));
    const [first, ...others] = await Promise.all([...Array.from({ length: 10 }, () => ask('a b')), ask('a b c')]);
    // One is under way; who comes meanwhile shares the next.
    expect([first, ...new Set(others)]).toEqual([{ words: 2 }, { words: 2 }, { words: 3 }]);
    expect(asked).toEqual(['a b', 'a b c', 'a b']);
    await ask('a b');
    expect(asked).toHaveLength(4);
  });
});
