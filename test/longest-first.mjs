import Sequencer from '@jest/test-sequencer';

/** Where nothing is known of earlier runs: whole systems, in a browser or not, take longer than what they are made of. */
const LONGEST = [
  /\/test\/(browser|demo|time-travel)/,
  /\/test\//,
  /\/apps\/(simulation|command-line|import)\//,
  /\/apps\//,
];
const rank = ({ path }) => {
  const at = LONGEST.findIndex((pattern) => pattern.test(path));
  return at === -1 ? LONGEST.length : at;
};

/** Longest first, so that no worker is left alone with one in the end; as Jest has it among what is alike. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of Jest's
    return (await super.sort(tests)).toSorted((one, other) => rank(one) - rank(other));
  }
}
