import { expect, test } from '@jest/globals';
import type { ConsoleUnderTest } from '../testing/console-under-test.js';

const SHOWN = 5;
const AT_ONCE_MS = 100;

/** Of all that was done in the browser before. */
export const quickness = (site: () => ConsoleUnderTest): void => {
  test('shows at once what comes of a key', () => {
    const byTime = site().interactions.toSorted((one, other) => one.milliseconds - other.milliseconds);
    const at = (share: number): number => byTime[Math.floor((byTime.length - 1) * share)]?.milliseconds ?? 0;
    const slowest = byTime.slice(-SHOWN).map(({ what, milliseconds }) => `${milliseconds} ms ${what}`);
    process.stdout.write(
      `${byTime.length} keys: half of them within ${at(0.5)} ms, 95 % within ${at(0.95)} ms; slowest: ${slowest.join('; ')}\n`,
    );
    expect(byTime.length).toBeGreaterThan(100);
    expect(at(0.5)).toBeLessThanOrEqual(AT_ONCE_MS); // and the others, too, where nothing else runs on the machine
  });
};
