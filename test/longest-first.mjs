import Sequencer from '@jest/test-sequencer';

/** It takes as long as a fourth of all others, and its file, which Jest goes by, is among the smallest. */
const isLongest = ({ path }) => path.endsWith('/test/browser/console.spec.ts');

/** So that no worker is left alone with it in the end. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of Jest's
    const sorted = await super.sort(tests);
    return [...sorted.filter(isLongest), ...sorted.filter((one) => !isLongest(one))];
  }
}
