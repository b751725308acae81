import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { accountFold, administratorsFold } from '#access';
import { entriesOf } from '#audit';
import { deadlinesFold, requestFold, standardsFold, waitlistFold } from '#assistance';
import { SystemClock } from '#configuration';
import { contributionFold, donor, inKind, periods } from '#contributions';
import { type Event, type Fold, occurredOn, type Recorded, stateAfter } from '#event-sourcing';
import { fieldOfficeFold } from '#field-offices';
import { exchangeRates } from '#money';
import { recipient, webhook } from '#notifications';
import { erasure } from '#personal-data';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { regularBudgetFold } from '#regular-budget';
import { openRuntime, projections, type Runtime } from '#runtime';
import { eventTypes } from './event-types.js';

/** As a log had them, in the order of each stream. */
const recorded = readFileSync(new URL('recorded-events.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Omit<Recorded, 'position'> => JSON.parse(line));
const streams = [...new Set(recorded.map(({ stream }) => stream))];

const erased = erasure((personId) => personId);
const folds = [
  requestFold,
  standardsFold,
  deadlinesFold,
  waitlistFold,
  contributionFold,
  donor,
  inKind,
  periods,
  regularBudgetFold,
  fieldOfficeFold,
  exchangeRates,
  recipient,
  webhook,
  accountFold,
  administratorsFold,
  erased,
];
const foldOf = (stream: string): Fold<unknown, Event> => {
  const fold = folds.find(({ category }) => stream === category || stream.startsWith(`${category}-`));
  // A category's streams have events of its fold.
  return fold as unknown as Fold<unknown, Event>;
};

describe('Events that were recorded', () => {
  let postgres: TestPostgres;
  let runtime: Runtime;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    const databaseUrl = await postgres.createDatabase();
    runtime = await openRuntime({ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) });
    for (const stream of streams) {
      const events = recorded.filter((event) => event.stream === stream);
      const command = { commandId: randomUUID(), requestHash: '00'.repeat(32), answer: {} };
      await runtime.store.append([{ stream, expected: 'no-stream', events }], command);
    }
  }, 60_000);
  afterAll(async () => {
    await runtime?.close();
    await postgres?.stop();
  });

  test('are of every type that there is', () => {
    const types = new Set(recorded.map(({ type }) => type));
    expect(eventTypes.filter((type) => !types.has(type))).toEqual([]);
    expect(projections.flatMap(({ handles }) => handles).filter((type) => !types.has(type))).toEqual([]);
  });

  test('tell on which day it happened, but for what holds on whatever day', () => {
    // Not the day on which it is due, expires, begins or counts in the books.
    const isOwn = (name: string): boolean => name.endsWith('On') && !/^(due|expires|starts|accounted)On$/.test(name);
    const ownDays = ({ data }: Pick<Recorded, 'data'>): readonly unknown[] =>
      Object.entries(data as Readonly<Record<string, unknown>>).flatMap(([name, day]) => (isOwn(name) ? [day] : []));
    const timeless = recorded.filter((event) => !ownDays(event).includes(occurredOn(event)));
    expect(timeless.filter((event) => occurredOn(event) !== undefined)).toEqual([]);
    expect([...new Set(timeless.map(({ type }) => type))].toSorted()).toEqual([
      ...[
        'AccountClosed',
        'AccountOpened',
        'AccountPersonChanged',
        'AdministratorsChanged',
        'DonorChanged',
        'DonorRegistered',
      ],
      ...['FieldOfficeCalendarSet', 'FieldOfficeCapacityChanged', 'FieldOfficeCoverageChanged', 'FieldOfficeOpened'],
      ...['FieldOfficeRenamed', 'GrantsChanged', 'MonthCharged', 'OperationAudited', 'PersonErased', 'RateLoaded'],
      ...[
        'RecipientChanged',
        'RecipientRegistered',
        'ServiceStandardSet',
        'WaitlistPolicySet',
        'WebhookChanged',
        'WebhookRegistered',
      ],
    ]);
  });

  test.each(streams.filter((stream) => !stream.startsWith('audit-')))(
    'come to the same state of %s',
    async (stream) => {
      // Read by the store, which makes events of earlier versions those of today.
      expect(stateAfter(foldOf(stream), await runtime.store.read(stream))).toMatchSnapshot();
    },
  );

  test('say the same of who did what', async () => {
    const audited = streams.filter((stream) => stream.startsWith('audit-')).concat('request-TA-2026-000703');
    for (const stream of audited)
      for (const { position: _, ...entry } of entriesOf(await runtime.store.read(stream)))
        expect(entry).toMatchSnapshot();
  });

  test('come to the same rows of every read model, and none is parked', async () => {
    runtime.project();
    await runtime.readModels.caughtUp(30_000);
    for (const { name } of projections) expect(await runtime.readModels.parked(name)).toEqual([]);
    for (const [table, rows] of Object.entries(await runtime.readModels.dump())) expect(rows).toMatchSnapshot(table);
  });
});
