import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestEvent } from '#assistance';
import { SystemClock } from '#configuration';
import type { ContributionEvent } from '#contributions';
import type { Recorded } from '#event-sourcing';
import { PostgresEventStore } from '#event-store';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { writeJson } from './report.js';
import { pino } from 'pino';
import { type Runtime, openRuntime } from '#runtime';
import { runImport } from './run-import.js';
import { activityXml, budget, fileXml, status, transaction } from './testing/activity.js';
import { anyMoney } from './testing/any-money.js';
import { type Figures, publishedFigures } from './testing/published-figures.js';

// Beside the project on developers' machines and in CI; elsewhere these tests show as skipped.
const shared = (name: string): string =>
  fileURLToPath(new URL(`../../../../shared/reference/${name}`, import.meta.url));
const SAMPLE = shared('iati/published-activities.xml');
const RATES = 'currency,effective_on,units_per_usd,source\nEUR,2020-01-01,0.9,test\n';
const describeWhereThereAre = existsSync(SAMPLE) ? describe : describe.skip;

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'techcoop-import-test-'));
  await writeFile(join(folder, 'rates.csv'), RATES);
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const progress = { update: () => undefined, nextPass: () => undefined, stop: () => undefined };

const imported = async (url: string, files: readonly string[], rates = join(folder, 'rates.csv')) => {
  const clock = new SystemClock();
  let runtime: Runtime | undefined;
  const open = async (): Promise<Runtime> =>
    (runtime = await openRuntime({ databaseUrl: url, clock, logger: pino({ level: 'silent' }) }));
  const { signal } = new AbortController();
  const result = await runImport({ options: { files, rates }, open, clock, progress, signal }).finally(() =>
    runtime?.close(),
  );
  let json = '';
  await writeJson(result, new Writable({ write: (chunk, _, done) => ((json += String(chunk)), done()) }));
  await result.tally.close();
  return JSON.parse(json) as Json; // written just now
};

type Counts = Record<string, number>;
type Json = Readonly<{
  read: Counts;
  recorded: Counts;
  added: Counts;
  listed: readonly { activity: string; element: string; reason: string; count?: number }[];
  listedByReason: Counts;
  identityHolds: boolean;
}>;

const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const eventsIn = async (url: string): Promise<readonly Recorded[]> => {
  const store = await PostgresEventStore.open({ connectionString: url });
  const all: Recorded[] = [];
  const end = new AbortController();
  await store.subscribe({
    signal: end.signal,
    handle: async ({ events, caughtUp }) => {
      all.push(...events);
      if (caughtUp) end.abort();
    },
  });
  await store.close();
  return all;
};

/** Money by IATI identifier, as the events tell it. */
const recordedFigures = (events: readonly Recorded[]): ReadonlyMap<string, Figures> => {
  const figures = new Map<string, Figures>();
  const activities = new Map<string, string>();
  const of = (id: string): Figures => {
    const activity = activities.get(id) ?? '';
    const known = figures.get(activity) ?? { currency: '', received: 0, givenBack: 0, spent: 0 };
    figures.set(activity, known);
    return known;
  };
  for (const event of events as readonly (Recorded & (RequestEvent | ContributionEvent))[])
    // of these streams only
    switch (event.type) {
      case 'RequestSubmitted':
        activities.set(event.data.requestId, event.data.externalReference ?? '');
        break;
      case 'ContributionPledged':
        activities.set(event.data.contributionId, activities.get(event.data.earmark.requests[0] ?? '') ?? '');
        of(event.data.contributionId).currency = event.data.currency;
        break;
      case 'InstalmentReceived':
        of(event.data.contributionId).received += event.data.amount;
        break;
      case 'ReceiptReversed':
      case 'BalanceRefunded':
        of(event.data.contributionId).givenBack += event.data.amount;
        break;
      case 'ExpenditureRecorded':
        of(event.data.requestId).spent += event.data.amount.minor;
        break;
      case 'ExpenditureReversed':
        of(event.data.requestId).spent -= event.data.amount.minor;
        break;
    }
  return figures;
};

const requireNothingLost = ({ read, recorded, listed }: Json): void => {
  const elements = Object.values(read).reduce((sum, count) => sum + count, 0);
  const fates = [...Object.values(recorded), ...listed.map(({ count = 1 }) => count)].reduce(
    (sum, count) => sum + count,
    0,
  );
  expect(fates).toBe(elements);
  const ofTransactions = listed.filter(({ element }) => element.startsWith('transaction[')).length;
  expect((recorded['transactions'] ?? 0) + ofTransactions).toBe(read['transactions']);
};

describeWhereThereAre('The activities published by three organisations', () => {
  test('are recorded once, with every figure that their money permits, within a minute', async () => {
    const url = await postgres.createDatabase();
    const rates = shared('rates-illustrative.csv');
    const start = performance.now();
    const first = await imported(url, [SAMPLE], rates);
    expect(performance.now() - start).toBeLessThan(60_000);
    expect(first.read).toMatchObject({ activities: 220, transactions: 388, budgets: 120, results: 104 });
    expect(first.recorded).toMatchObject({ activities: 220, transactions: 259, budgets: 100 });
    expect(first.listedByReason).toMatchObject({ 'outgoing-commitment': 113, 'zero-budget': 10, 'unknown-region': 11 });
    expect(first.identityHolds).toBe(true);
    requireNothingLost(first);

    const events = await eventsIn(url);
    const expected = publishedFigures(await readFile(SAMPLE, 'utf8'));
    const found = recordedFigures(events);
    expect(expected.size).toBe(220);
    const none = { received: 0, givenBack: 0, spent: 0 };
    for (const [activity, { currency, ...figures }] of expected)
      expect([activity, { ...none, ...found.get(activity), currency }]).toEqual([activity, { ...figures, currency }]);

    const second = await imported(url, [SAMPLE, SAMPLE], rates);
    expect(second.added).toEqual({ activities: 0, commands: 0 });
    expect(second.recorded['transactions']).toBe(2 * 259);
    requireNothingLost(second);
    expect((await eventsIn(url)).length).toBe(events.length);
  }, 120_000);
});

describe('Any publication', () => {
  test('is recorded as far as its money permits, with nothing refused that was planned', async () => {
    const url = await postgres.createDatabase();
    const all = fc
      .sample(anyMoney, { numRuns: 80, seed: 20_260_101 })
      .map((elements, at) => activityXml(elements, `ZZ-EX-${at}`));
    const xml = fileXml(...all);
    const result = await imported(url, [await written('any.xml', xml)]);
    requireNothingLost(result);
    expect(result.identityHolds).toBe(true);
    const expectedReasons = new Set([
      'budget-above-receipts',
      'closing-needs-an-evaluation',
      'reversal-exceeds-spending',
      'spent-before-received',
      'status-without-funding',
      'zero-budget',
    ]);
    expect(result.listed.filter(({ reason }) => !expectedReasons.has(reason))).toEqual([]);
    const found = recordedFigures(await eventsIn(url));
    for (const [activity, { currency, ...figures }] of publishedFigures(xml))
      expect([activity, { received: 0, givenBack: 0, spent: 0, ...found.get(activity), currency }]).toEqual([
        activity,
        { ...figures, currency },
      ]);
  }, 60_000);
});

describe('An import', () => {
  const history = (...more: readonly string[]): string =>
    activityXml(
      [
        status('2'),
        budget('2020', '1000'),
        transaction('1', '2020-01-01', '800', { provider: 'AA-GOV-1' }),
        ...more,
      ].join(''),
    );

  test('of a later publication adds what is new, and lists what has changed', async () => {
    const url = await postgres.createDatabase();
    const spent = transaction('4', '2020-03-01', '100');
    await imported(url, [await written('first.xml', fileXml(history(spent)))]);
    const second = await imported(url, [
      await written(
        'second.xml',
        fileXml(
          history(
            transaction('4', '2020-03-01', '99'),
            transaction('4', '2020-02-01', '5'),
            transaction('4', '2020-04-01', '7'),
          ),
        ),
      ),
    ]);
    expect(second.listed.map(({ element, reason }) => [element, reason])).toEqual([
      ['budget[1]', 'budget-above-receipts'],
      ['transaction[2]', 'changed-since-imported'],
    ]);
    expect(second.added).toEqual({ activities: 1, commands: 2 });
    expect(recordedFigures(await eventsIn(url)).get('ZZ-EX-1')).toMatchObject({ spent: 11_200 });
    expect(second.identityHolds).toBe(true);
  }, 30_000);

  const FIRST = transaction('1', '2020-01-01', '800', { provider: 'AA-GOV-1' });
  const SECOND = transaction('4', '2020-03-01', '100');
  const [BEFORE, AFTER] = [transaction('4', '2020-02-01', '7'), transaction('4', '2020-04-01', '7')] as const;
  test.each([
    ['newest first', [AFTER, SECOND, FIRST]],
    ['in another order', [SECOND, FIRST, AFTER]],
    ['with more in between', [FIRST, AFTER, SECOND]],
    ['with more before', [FIRST, BEFORE, SECOND]],
  ])(
    'of a later publication that lists its money %s records all of it once',
    async (_, money) => {
      const url = await postgres.createDatabase();
      const publication = (transactions: readonly string[]) =>
        fileXml(activityXml([status('2'), budget('2020', '800'), ...transactions].join('')));
      await imported(url, [await written('before.xml', publication([FIRST, SECOND]))]);
      const later = await written('later.xml', publication(money));
      const { listed, recorded } = await imported(url, [later]);
      expect(listed).toEqual([]);
      expect(recorded['transactions']).toBe(3);
      expect(recordedFigures(await eventsIn(url)).get('ZZ-EX-1')).toMatchObject({ received: 80_000, spent: 10_700 });
      expect((await imported(url, [later])).added).toEqual({ activities: 0, commands: 0 });
    },
    30_000,
  );

  test('of a later publication with other budgets records no spending twice', async () => {
    const url = await postgres.createDatabase();
    const money = [
      transaction('1', '2020-01-01', '800', { provider: 'AA-GOV-1' }),
      transaction('4', '2020-03-01', '200'),
      transaction('4', '2020-04-01', '-50'),
    ];
    const publication = (...budgets: readonly string[]) =>
      fileXml(activityXml([status('2'), ...budgets, ...money].join('')));
    const files = [
      await written('one-budget.xml', publication(budget('2020', '800'))),
      await written('two-budgets.xml', publication(budget('2020', '120'), budget('2021', '680'))),
    ];
    for (const file of [...files, ...files]) {
      const { recorded } = await imported(url, [file]);
      expect(recorded['transactions']).toBe(3);
      expect(recordedFigures(await eventsIn(url)).get('ZZ-EX-1')).toMatchObject({ received: 80_000, spent: 15_000 });
    }
  }, 30_000);

  test('takes back nothing of a transaction when a part of it cannot be taken back', async () => {
    const url = await postgres.createDatabase();
    const elements = [
      status('2'),
      budget('2020', '1000'),
      transaction('1', '2020-01-02', '2000', { provider: 'AA-GOV-1', currency: 'EUR' }),
      transaction('4', '2020-02-01', '100'),
      transaction('4', '2021-12-01', '50'), // the euro's rate is stale by then
      transaction('4', '2021-12-31', '-120'),
    ];
    const { listed } = await imported(url, [await written('parts.xml', fileXml(activityXml(elements.join(''))))]);
    expect(listed.map(({ element, reason }) => [element, reason])).toEqual([
      ['transaction[3]', 'rate-stale'],
      ['transaction[4]', 'reversal-exceeds-spending'],
    ]);
    expect(recordedFigures(await eventsIn(url)).get('ZZ-EX-1')).toMatchObject({ spent: 10_000 });
  }, 30_000);

  test('of a first receipt into a request that was accepted before begins its work', async () => {
    const url = await postgres.createDatabase();
    const started = '<activity-date type="2" iso-date="2019-12-01"/>';
    const publication = (...more: readonly string[]) =>
      fileXml(activityXml([status('2'), started, budget('2020', '1000'), ...more].join('')));
    await imported(url, [await written('unfunded.xml', publication())]);
    const received = transaction('1', '2020-01-01', '500', { provider: 'AA-GOV-1' });
    const second = await imported(url, [
      await written('funded.xml', publication(received, transaction('4', '2020-02-01', '5'), received)),
    ]);
    expect(second.listed).toEqual([]);
    expect(recordedFigures(await eventsIn(url)).get('ZZ-EX-1')).toMatchObject({ received: 100_000, spent: 500 });
    expect((await eventsIn(url)).filter(({ type }) => type === 'RequestWaitlisted')).toEqual([]);
  }, 30_000);

  test('uses nobody else’s money, and leaves its own to nobody else', async () => {
    const url = await postgres.createDatabase();
    const poor = activityXml(
      [
        status('2'),
        budget('2020', '1000'),
        transaction('1', '2020-01-01', '1', { provider: 'AA-GOV-1' }),
        transaction('4', '2020-03-01', '2'),
      ].join(''),
      'ZZ-EX-2',
    );
    const result = await imported(url, [await written('two.xml', fileXml(history(), poor))]);
    expect(result.listed).toContainEqual({
      activity: 'ZZ-EX-2',
      element: 'transaction[2]',
      reason: 'spent-before-received',
    });
    expect((await eventsIn(url)).filter(({ type }) => type === 'RequestWaitlisted')).toEqual([]);
  }, 30_000);

  test('lists an activity without identifier, and one whose identifier another has', async () => {
    const url = await postgres.createDatabase();
    const nameless = activityXml(transaction('1', '2020-01-01', '800')).replace(
      /<iati-identifier>.*<\/iati-identifier>/,
      '',
    );
    const result = await imported(url, [
      await written('twice.xml', fileXml(nameless, history(), history(transaction('4', '2020-03-01', '1')), history())),
    ]);
    expect(result.recorded).toMatchObject({ activities: 2, transactions: 2 });
    const whole = result.listed.filter(({ element }) => element === 'iati-activity').map(({ reason }) => reason);
    expect(whole).toEqual(['no-identifier', 'identifier-used-twice']);
    requireNothingLost(result);
  }, 30_000);

  test.each([
    ['cut off', fileXml(history()).slice(0, -40), 'well-formed'],
    ['of version 1', '<iati-activities version="1.05"/>', 'version'],
    [
      'with a DOCTYPE',
      `<!DOCTYPE iati-activities [<!ENTITY a "b">]>${fileXml(history()).replace(/^.*\n/, '')}`,
      'doctype',
    ],
    ['that is no XML', 'not XML', 'well-formed'],
    ['of organisations', '<iati-organisations version="2.03"/>', 'root'],
    ['that is empty', '', 'empty'],
  ])('of a file %s records nothing, of the good file beside it neither', async (_, text, rule) => {
    const url = await postgres.createDatabase();
    const files = [await written('good.xml', fileXml(history())), await written('bad.xml', text)];
    await expect(imported(url, files)).rejects.toMatchObject({ name: 'FileRefused', rule, file: files[1] });
    expect(await eventsIn(url)).toEqual([]);
  });

  test('names the line of a file of rates that is wrong', async () => {
    const rates = await written('bad-rates.csv', 'currency,effective_on,units_per_usd,source\nEUR,2020-01-01,-1,x\n');
    await expect(imported('', [await written('good.xml', fileXml(history()))], rates)).rejects.toMatchObject({
      name: 'FileRefused',
      file: rates,
      line: 2,
    });
  });

  test('by two processes at once records everything once', async () => {
    const url = await postgres.createDatabase();
    const activities = Array.from({ length: 12 }, (_, at) =>
      activityXml(
        [
          status('3'),
          transaction('1', '2020-01-01', '800', { provider: 'AA-GOV-1' }),
          transaction('3', '2020-02-01', '300'),
        ].join(''),
        `ZZ-EX-${at}`,
      ),
    );
    const file = await written('race.xml', fileXml(...activities));
    const both = await Promise.all([imported(url, [file]), imported(url, [file])]);
    for (const one of both) expect(one.recorded).toMatchObject({ activities: 12, transactions: 24 });
    const spent = (await eventsIn(url)).filter(({ type }) => type === 'ExpenditureRecorded');
    expect(spent).toHaveLength(12);
  }, 60_000);
});
