import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { WAITLIST } from '#assistance';
import { SystemClock } from '#configuration';
import { donor, RegisterDonor } from '#contributions';
import { CommandRunner, ConcurrencyConflict, eventId, singleStream } from '#event-store';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { openRuntime, type Runtime } from '#runtime';
import { contextOf } from './command-context.js';
import { pursesIn } from './history/history.js';
import { type Recording, recordActivity } from './record-activity.js';
import { activityOf, status, transaction } from './testing/activity.js';

const TODAY = '2021-01-01';
const RECEIPTS = 30;
const ELEMENTS = Array.from({ length: RECEIPTS }, (_, at) =>
  transaction('1', '2020-02-01', String(at + 1), { provider: 'AA-GOV-1' }),
)
  .concat(status('2'))
  .join('');

describe('An activity that other processes are faster than', () => {
  let postgres: TestPostgres;
  let runtime: Runtime;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    const clock = new SystemClock();
    const logger = pino({ level: 'silent' });
    runtime = await openRuntime({ databaseUrl: await postgres.createDatabase(), clock, logger });
    for (const { donor: each } of pursesIn(await activityOf(ELEMENTS), TODAY))
      await runtime.runner.run(new RegisterDonor(each, contextOf('donors', clock.now())), singleStream(donor));
  }, 60_000);
  afterAll(async () => {
    await runtime?.close();
    await postgres?.stop();
  });

  let overtakings = 0;
  /** Overtakes every decision of more events. */
  const overtaking = (mostEvents: number): Recording => {
    const real = new CommandRunner(runtime.store, runtime.vault, { retryForMs: 0 });
    const run: Recording['runner']['run'] = (command, decide) =>
      real.run(command, async (same, load) => {
        const decision = await decide(same, load);
        if (decision.appends.flatMap(({ events }) => events).length > mostEvents) await overtake();
        return decision;
      });
    return { runner: { run }, ids: runtime.ids, clock: runtime.clock, today: TODAY };
  };
  const overtake = async (): Promise<void> => {
    overtakings += 1;
    const commandId = `c0ffee00-0000-8000-8000-${String(overtakings).padStart(12, '0')}`;
    const at = '2021-01-01T00:00:00.000Z';
    const metadata = { actor: 'another', commandId, correlationId: commandId, recordedAt: at };
    const data = { requestId: 'TA-1', checkedOn: TODAY, outcome: 'short', shortfall: 1 };
    const event = { id: eventId(commandId, 0, at), type: 'WaitlistChecked', data, metadata };
    const expected = (await runtime.store.read(WAITLIST)).at(-1)?.revision ?? 'no-stream';
    const command = { commandId, requestHash: 'c0'.repeat(32), answer: {} };
    await runtime.store.append([{ stream: WAITLIST, expected, events: [event] }], command);
  };

  test('is recorded in smaller steps, as long as there are smaller ones', async () => {
    const activity = await activityOf(ELEMENTS);
    await expect(recordActivity(activity, overtaking(0))).rejects.toBeInstanceOf(ConcurrencyConflict);
    const { recorded } = await recordActivity(activity, overtaking(RECEIPTS));
    expect(recorded.filter(({ kind }) => kind === 'transactions')).toHaveLength(RECEIPTS);
  });
});
