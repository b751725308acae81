import Sequencer from '@jest/test-sequencer';

/** The first takes as long as a fourth of all others, the second as their many parts: Jest goes by their files, which are small. */
const LONG = ['/test/browser/console.spec.ts', '/test/together/'];

/** So that no worker is left alone with one of them in the end. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of Jest's
    const sorted = await super.sort(tests);
    const first = LONG.flatMap((part) => sorted.filter(({ path }) => path.includes(part)));
    return [...first, ...sorted.filter((one) => !first.includes(one))];
  }
}
