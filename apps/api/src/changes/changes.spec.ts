import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openFirstAccount } from '#access';
import { eventually } from '#postgres/testing';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';
import { followEvents } from '../testing/follow-events.js';
import type { Change } from './change.js';

const GOOD = 'correct horse battery staple';
const fromOurs = { 'sec-fetch-site': 'same-origin' };
type Changes = Readonly<{ position: string; changes: readonly Change[] }>;

describe('Changes', () => {
  let api: ApiUnderTest;
  let other: ApiUnderTest;
  let admin: Readonly<Record<string, string>>;
  const keys = new Map<string, Readonly<{ id: string; authorization: string }>>();
  beforeAll(async () => {
    api = await ApiUnderTest.start({ people: 'accounts' });
    other = await ApiUnderTest.beside(api, { people: 'accounts' });
    for (const one of [api, other]) await one.app.listen(0, '127.0.0.1');
    const password = (await openFirstAccount(api.runtime))?.password ?? '';
    const body = { name: 'admin', password, newPassword: GOOD };
    admin = { cookie: cookieOf(await api.ask('PUT', '/api/v1/password', { body })), ...fromOurs };
    await account('kenya', { role: 'requesting-state', country: 'KE' });
    await account('peru', { role: 'requesting-state', country: 'PE' });
    await account('mary', { role: 'programme-manager', programmes: ['GPAC'] });
    await account('fiona', { role: 'finance-officer' });
    await account('norway', { role: 'donor', donor: 'NO' });
    await account('adam', { role: 'administrator' });
    await done('fiona', '/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
  }, 60_000);
  afterAll(async () => {
    await other?.stop();
    await api?.stop();
  });

  const account = async (name: string, grant: object): Promise<void> => {
    await api.command('/accounts', { name, kind: 'service', grants: [grant] }, admin);
    const asked = { label: 'Test', grants: [grant], expiresOn: '2026-12-31' };
    const { body } = await api.command(`/accounts/${name}/api-keys`, asked, admin);
    keys.set(name, { id: body.id, authorization: `Bearer ${body.key}` });
  };
  const authorizationOf = (name: string) => ({ authorization: keys.get(name)?.authorization ?? '' });
  const done = async (name: string, path: string, body: object): Promise<Answered> => {
    const answer = await api.command(path, body, authorizationOf(name));
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const follow = async (name: string, headers: Readonly<Record<string, string>> = {}, of = api) => {
    const url = `${await of.app.getUrl()}/api/v1/changes`;
    const followed = await followEvents(url, { ...authorizationOf(name), ...headers });
    const changes = () => followed.events<Changes>('changes').flatMap(({ data }) => data.changes);
    return { ...followed, changes, ids: () => changes().map(({ id }) => id) };
  };
  const submit = async (by = 'kenya') => {
    const country = by === 'kenya' ? 'KE' : 'PE';
    const origin = { kind: 'state', country };
    const beneficiaries = [{ kind: 'country', code: country, share: 10_000 }];
    const submission = { ...submissionBody, origin, beneficiaries, submittedOn: '2026-06-01' };
    return (await done(by, '/requests', submission)).body as { id: string; position: string };
  };
  const pledge = async (): Promise<string> => {
    const amount = { minor: 100_000, currency: 'USD' };
    const earmark = { level: 1 };
    const body = { donorId: 'NO', title: 'Courts', amount, pledgedOn: '2026-01-01', earmark };
    return (await done('fiona', '/contributions', body)).body.id;
  };

  test('are told as they happen, in every process, of what one may see', async () => {
    const names = ['kenya', 'peru', 'mary', 'fiona', 'norway'];
    const [kenya, peru, mary, fiona, norway] = await Promise.all(
      names.map((name, index) => follow(name, {}, index % 2 === 0 ? api : other)),
    );
    if (!kenya || !peru || !mary || !fiona || !norway) throw new Error('they are five');
    for (const { type, begun } of [kenya, peru, mary, fiona, norway]) {
      expect(type).toBe('text/event-stream; charset=utf-8');
      await begun();
    }
    const { id } = await submit('kenya');
    const contributionId = await pledge();
    const { id: last } = await submit('peru');
    await eventually(() => peru.ids().includes(last) && fiona.ids().includes(last) && mary.ids().includes(last));
    await eventually(() => norway.ids().length > 0 && kenya.ids().length > 0);
    expect(kenya.changes()).toEqual([{ kind: 'request', id, revision: 0 }]);
    expect(peru.ids()).toEqual([last]);
    expect(norway.changes()).toEqual([{ kind: 'contribution', id: contributionId, revision: 0 }]);
    expect(mary.ids()).toEqual([id, contributionId, last]); // what no programme has taken yet is every manager's
    expect(fiona.ids()).toEqual([id, contributionId, last]);
    for (const { close } of [kenya, peru, mary, fiona, norway]) close();
  });

  test('to whoever asks for headers alone end with them, as an inbox does', async () => {
    for (const path of ['/api/v1/changes', '/api/v1/inbox/stream'])
      for (let times = 0; times < 11; times += 1) {
        const url = `${await api.app.getUrl()}${path}`;
        const signal = AbortSignal.timeout(5_000);
        const { status } = await fetch(url, { method: 'HEAD', headers: authorizationOf('kenya'), signal });
        expect(status).toBe(200);
      }
  });

  test('go on after what was told last', async () => {
    const before = await submit('kenya');
    const missed = [await submit('kenya'), await submit('peru'), await submit('kenya')];
    const { ids, events, close } = await follow('kenya', { 'last-event-id': before.position }, other);
    await eventually(() => ids().includes(missed[2]?.id ?? ''));
    const { id } = await submit('kenya');
    await eventually(() => ids().includes(id));
    expect(ids()).toEqual([missed[0]?.id, missed[2]?.id, id]);
    const positions = events<Changes>('changes').map((one) => one.id);
    expect(positions).toEqual(positions.toSorted());
    close();
  });

  test('begin anew for whoever names a position that there is not', async () => {
    // Of a log that was restored once more than this one.
    const position = (await submit()).position.replace(/^.{8}/, '00000009');
    const { events, ids, close } = await follow('kenya', { 'last-event-id': position });
    await eventually(() => events('reset').length > 0);
    const { id } = await submit('kenya');
    await eventually(() => ids().includes(id));
    expect(ids()).toEqual([id]);
    close();
    expect(await follow('kenya', { 'last-event-id': 'x' })).toMatchObject({ status: 400 });
  });

  test('are told to nobody who sees neither requests nor contributions, and to one person ten times at most', async () => {
    expect(await follow('adam')).toMatchObject({ status: 403 });
    const streams = [];
    for (let n = 0; n < 10; n += 1) streams.push(await follow('mary'));
    expect(await follow('mary')).toMatchObject({ status: 429 });
    for (const { close } of streams) close();
  });

  test('end with the proof, and with the rights, that they were asked for with', async () => {
    const [kenya, peru] = [await follow('kenya'), await follow('peru')];
    await kenya.begun();
    await peru.begun();
    await api.ask('DELETE', `/api/v1/accounts/kenya/api-keys/${keys.get('kenya')?.id}`, { headers: admin });
    await kenya.ended;
    const { id } = await submit('peru');
    await eventually(() => peru.ids().includes(id)); // others go on
    const grants = [{ role: 'requesting-state', country: 'BO' }];
    await api.command('/accounts/peru/grants', { grants, reason: 'Moved' }, admin);
    await peru.ended;
  });

  test('end, and an inbox does, when another person is said to be behind the account', async () => {
    await account('eva', { role: 'evaluator' });
    const inboxUrl = `${await api.app.getUrl()}/api/v1/inbox/stream`;
    const streams = [await follow('eva'), await followEvents(inboxUrl, authorizationOf('eva'))];
    for (const { begun } of streams) await begun();
    const somebodyElse = { personId: 'p-other', displayName: null, email: null, reason: 'A wrong one was told' };
    expect(await api.command('/accounts/eva/person', somebodyElse, admin)).toMatchObject({ status: 200 });
    for (const { ended } of streams) await ended;
  });

  test('end, and an inbox does, when somebody signs out', async () => {
    const body = { name: 'admin', password: GOOD };
    const cookie = cookieOf(await api.ask('POST', '/api/v1/session', { body }));
    const inbox = await followEvents(`${await api.app.getUrl()}/api/v1/inbox/stream`, { cookie });
    await inbox.begun();
    await api.ask('DELETE', '/api/v1/session', { headers: { cookie, ...fromOurs } });
    await inbox.ended;
  });

  test('end when the api is closed', async () => {
    const closing = await ApiUnderTest.beside(api, { people: 'accounts' });
    await closing.app.listen(0, '127.0.0.1');
    const { ended, begun } = await follow('mary', {}, closing);
    await begun();
    await closing.stop();
    await ended;
  });
});

const cookieOf = ({ headers }: Answered): string => String([headers['set-cookie']].flat()[0]).replace(/;.*$/s, '');
