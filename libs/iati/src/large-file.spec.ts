import { expect, test } from '@jest/globals';
import { readActivities } from './index.js';

const MB = 1024 * 1024;
const FILE = 60 * MB;

const transaction =
  '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-05-01"/>' +
  '<value currency="USD" value-date="2020-05-01">12.50</value></transaction>';

/** One line, made as it is read; every activity is different. */
async function* largeFile(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('<iati-activities version="2.03">');
  for (let made = 0, at = 0; made < FILE; at++) {
    const text = `${at} ${'of a long description '.repeat(800)}`;
    const activity = Buffer.from(
      `<iati-activity><iati-identifier>ZZ-EXAMPLE-ORGANISATION-${at}</iati-identifier><description><narrative>${text}</narrative>` +
        `</description>${transaction.repeat(10)}</iati-activity>`,
    );
    made += activity.length;
    yield activity;
  }
  yield Buffer.from('</iati-activities>');
}

const memory = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

test('A file of 60 MB is read in much less memory than it has, also when a text of each activity is kept', async () => {
  const before = memory();
  const kept: (string | undefined)[] = [];
  let [peak, transactions] = [0, 0];
  for await (const activity of readActivities(largeFile(), {
    onProgress: () => {
      peak = Math.max(peak, memory());
    },
  })) {
    kept.push(activity.iatiIdentifier);
    transactions += activity.transactions.length;
  }
  expect(kept.length).toBeGreaterThan(3000);
  expect(transactions).toBe(kept.length * 10);
  expect((peak - before) / MB).toBeLessThan(40);
}, 30_000);
