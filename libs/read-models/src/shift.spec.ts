import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { Projecting } from './testing/projecting.js';
import { pledged, record, registered } from './testing/samples.js';

// On a machine that may be busy.
jest.setTimeout(60_000);
const longest = 30_000;

let postgres: TestPostgres;
let here: Projecting;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  here = await Projecting.open(postgres);
});
afterEach(() => here.close());

describe('A build that is nearly filled', () => {
  test('takes the place of the live one only when it shows as much', async () => {
    const readModels = await here.openReadModels();
    const first = here.startRunner(undefined, readModels);
    const begun = await record(here.store, 'z', registered('z'));
    const filled = await here.recordMany(10, 10);
    await readModels.waitFor(filled, longest);
    await first.stop();
    const client = await here.connect();
    await client.query(`
      create table read_model.switched (position text);
      create function read_model.note() returns trigger language plpgsql as $$ begin
        insert into read_model.switched values (new.position);
        return new;
      end $$;
      create trigger note after update of place on read_model.checkpoint
        for each row when (old.place = 'beside' and new.place = 'serving') execute function read_model.note()`);
    await readModels.rebuild();
    // As if a runner had begun it, so that it is not emptied.
    await client.query(`update read_model.checkpoint set position = $1, events = 1 where place = 'beside'`, [begun]);
    // Keeps it from being analysed, which comes after filling; rows can be written.
    await client.query('begin');
    await client.query('lock table read_model_beside.donor_v1 in share update exclusive mode');
    here.startRunner(undefined, readModels);
    await here.eventually(async () =>
      (await readModels.standings()).some(({ state, position }) => state === 'rebuilding' && position === filled),
    );
    const last = await record(here.store, '1', ...Array.from({ length: 500 }, (_, at) => pledged('1', 11 + at)));
    await readModels.waitFor(last, longest);
    await client.query('commit');
    await readModels.settled(longest);
    expect((await client.query('select position from read_model.switched')).rows).toEqual([{ position: last }]);
  });
});
