import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant } from '#access';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';
import { temporaryFiles } from '../testing/files.js';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const office = (code: string): readonly Grant[] => [{ role: 'field-office', office: code }];

describe('A field office', () => {
  let api: ApiUnderTest;
  let removeFiles: () => Promise<void>;
  beforeAll(async () => {
    const people = {
      tom: [{ role: 'programme-manager', programmes: 'all' }],
      ken: [{ role: 'requesting-state', country: 'KE' }],
      fiona: [{ role: 'finance-officer' }],
      root: [{ role: 'administrator' }],
      ...{ nbo: office('NBO'), dkr: office('DKR'), ben: office('DKR'), eva: [{ role: 'evaluator' }] as const },
    } as const;
    const files = await temporaryFiles();
    removeFiles = files.remove;
    api = await ApiUnderTest.start({ people, files: files.settings });
    await as('fiona', '/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    for (const code of ['NBO', 'DKR']) {
      const of = { hostCountry: 'KE', countries: ['KE'], themes: ['corruption'], capacity: 5, languages: ['en'] };
      await as('root', '/field-offices', { code, name: code, ...of });
    }
  });
  afterAll(async () => {
    await api?.stop();
    await removeFiles?.();
  });

  const ask = (name: string, path: string, body: object): Promise<Answered> =>
    api.command(path, body, { authorization: `Name ${name}` });
  const as = async (name: string, path: string, body: object): Promise<Answered> => {
    const answer = await ask(name, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const sees = async (name: string, path: string): Promise<Answered> => {
    await api.runtime.readModels.caughtUp();
    return api.get(`/api/v1${path}`, { authorization: `Name ${name}` });
  };
  /** A request that is funded, and what managers and offices do with it from 14 February on. */
  const funded = async () => {
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(1_000_000), pledgedOn: '2026-01-01' };
    const { id: money } = (await as('fiona', '/contributions', { ...pledge, earmark: { level: 1 } })).body;
    const signed = { reference: 'NO-1', signedOn: '2026-01-02', amount: 1_000_000, pscBasisPoints: 0 };
    await as('fiona', `/contributions/${money}/agreement`, signed);
    const receipt = { receiptId: 'R1', received: usd(1_000_000), receivedOn: '2026-01-03' };
    await as('fiona', `/contributions/${money}/receipts`, receipt);
    const { id } = (await as('ken', '/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    const at = `/requests/${id}`;
    await as('tom', `${at}/accept`, { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' });
    await as('tom', `${at}/resource-checks`, { checkedOn: '2026-02-11' });
    await as('tom', `${at}/confirm-funding`, { confirmedOn: '2026-02-12' });
    const assign = (officeCode: string, assignedOn: string) =>
      as('tom', `${at}/assignment`, { officeCode, assignedOn, reason: 'It has room' });
    const answer = (name: string, officeCode: string, acceptedOn: string) =>
      ask(name, `${at}/assignment/accept`, { officeCode, acceptedOn });
    return { at, assign, answer };
  };
  /** DKR took it on, in some cases was interrupted from 4 to 8 March, and is followed by NBO. */
  const takenOver = async ({ isInterrupted = false } = {}) => {
    const request = await funded();
    const { at, assign, answer } = request;
    await assign('DKR', '2026-02-14');
    await answer('dkr', 'DKR', '2026-02-15');
    if (isInterrupted) {
      await as('tom', `${at}/suspend`, { suspendedOn: '2026-03-04', reason: 'Elections' });
      await as('tom', `${at}/resume`, { resumedOn: '2026-03-08' });
    }
    await assign('NBO', '2026-03-10');
    await answer('nbo', 'NBO', '2026-03-12');
    return request;
  };
  const spend = (name: string, at: string, minor: number, occurredOn: string) =>
    ask(name, `${at}/expenditures`, {
      ...{ expenditureId: `${name}-${minor}`, lineId: 'training', amount: usd(minor), occurredOn, description: 'Hall' },
    });

  test('that is asked sees a request until it declines, and answers for no other', async () => {
    const { at, assign, answer } = await funded();
    await assign('DKR', '2026-02-14');
    expect(await sees('dkr', at)).toMatchObject({ status: 200 });
    expect((await sees('dkr', '/requests')).body.items).toHaveLength(1);
    await as('dkr', `${at}/assignment/decline`, { officeCode: 'DKR', declinedOn: '2026-02-15', reason: 'Full' });
    expect(await sees('dkr', at)).toMatchObject({ status: 404 });
    await assign('NBO', '2026-02-16');
    expect(await answer('dkr', 'NBO', '2026-02-17')).toMatchObject({ status: 404 });
    await assign('DKR', '2026-02-17');
    expect(await sees('nbo', at)).toMatchObject({ status: 404 });
    expect(await answer('dkr', 'NBO', '2026-02-18')).toMatchObject({ status: 409, body: { code: 'NotYourOffice' } });
    expect(await answer('dkr', 'DKR', '2026-02-18')).toMatchObject({ status: 200 });
    expect((await sees('dkr', '/requests')).body.items).toHaveLength(1);
  });

  test('from which a request was taken tells of its own time, and does not run the delivery', async () => {
    const { at } = await takenOver();
    expect(await spend('dkr', at, 1_000, '2026-03-05')).toMatchObject({ status: 200 });
    const refused = (code: string) => ({ status: 409, body: { code, facts: { officeCode: 'NBO' } } });
    expect(await spend('dkr', at, 1_001, '2026-03-20')).toMatchObject(refused('AnotherOfficeAtWork'));
    const done = { completedOn: '2026-04-01', summary: 'Forty judges were trained.' };
    expect(await ask('dkr', `${at}/complete`, done)).toMatchObject(refused('NotYourOffice'));
    const open = async (name: string) => {
      const { body } = await sees(name, `${at}/commands`);
      return body.items.find(({ operation }: { operation: string }) => operation === 'completeDelivery').refusal?.code;
    };
    expect([await open('dkr'), await open('nbo')]).toEqual(['NotYourOffice', undefined]);

    expect(await spend('nbo', at, 900_000, '2026-03-20')).toMatchObject({ body: { held: true } });
    const drafts = async (name: string) => [
      (await sees(name, '/held-facts')).body.items.length,
      (await sees(name, `${at}/held-facts`)).body.items.length,
    ];
    expect([await drafts('nbo'), await drafts('dkr')]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(await ask('nbo', `${at}/complete`, done)).toMatchObject({ status: 200 });
    expect(await sees('dkr', at)).toMatchObject({ status: 200 });
  });

  test('from which a request was taken reads of what is held only what it told, as an evaluator reads nothing', async () => {
    const { at } = await takenOver({ isInterrupted: true });
    const evidenceOf = async (name: string, occurredOn: string) => {
      const file = Buffer.from(`%PDF-1.7\n${name}\n%%EOF\n`);
      const sha256 = createHash('sha256').update(file).digest('hex');
      const told = { evidenceId: name, fileName: 'list.pdf', mediaType: 'application/pdf', size: file.length, sha256 };
      const held = await as(name, `${at}/evidence`, { ...told, describes: 'List of participants', occurredOn });
      expect(held.body).toMatchObject({ held: true });
      const path = `${at}/evidence-files/${sha256}`;
      const headers = { authorization: `Name ${name}`, 'content-type': 'application/octet-stream' };
      expect(await api.ask('PUT', `/api/v1${path}`, { body: file, headers })).toMatchObject({ status: 200 });
      return { path, factId: held.body.factId };
    };
    const own = await evidenceOf('dkr', '2026-03-05');
    const theirs = await evidenceOf('nbo', '2026-07-01');

    const reads = async (name: string) => {
      const [story, evidence, explained] = await Promise.all(
        [`${at}/timeline?limit=100`, `${at}/evidence`, `${at}/explanations/heldFacts`].map((path) => sees(name, path)),
      );
      const types = /^Fact(Held|Accepted|Rejected)$/;
      const stale = await api.command(`${at}/risks`, risk, { authorization: `Name ${name}`, 'if-match': '"0"' });
      return {
        story: story?.body.items.filter(({ type }: { type: string }) => types.test(type)).length,
        changes: stale.body.changes.filter(({ type }: { type: string }) => types.test(type)).length,
        evidence: evidence?.body.items.map(({ evidenceId }: { evidenceId: string }) => evidenceId),
        explained: explained?.body.items.map(({ actor }: { actor: string | null }) => actor),
        files: [(await sees(name, own.path)).status, (await sees(name, theirs.path)).status],
      };
    };
    const risk = { riskId: 'R1', title: 'Strike', severity: 'low', mitigation: 'Wait', occurredOn: '2026-03-09' };
    const all = { story: 2, changes: 2, evidence: ['dkr', 'nbo'], explained: ['dkr', 'nbo'], files: [200, 200] };
    expect(await reads('nbo')).toEqual(all);
    const ours = { story: 1, changes: 1, evidence: ['dkr'], explained: ['dkr', null], files: [200, 404] };
    expect(await reads('dkr')).toEqual(ours);

    await as('tom', `${at}/held-facts/${theirs.factId}/reject`, { rejectedOn: '2026-06-15', reason: 'Not yet' });
    expect(await reads('dkr')).toMatchObject({ story: 1, changes: 1, explained: ['dkr', null, null] });
    await as('nbo', `${at}/complete`, { completedOn: '2026-06-01', summary: 'Forty judges were trained.' });
    const evaluator = { personId: 'eva', name: 'Eva Berg', organisation: 'Independent' };
    await as('tom', `${at}/evaluation`, { evaluator, commissionedOn: '2026-06-10', dueOn: '2026-08-30' });
    expect(JSON.stringify((await sees('eva', `${at}/timeline?limit=100`)).body)).not.toContain('"FactHeld"');
    expect((await sees('eva', `${at}/evidence`)).body.items).toEqual([]);
    expect((await sees('eva', own.path)).status).toBe(404);
  });

  test('from which a request was taken reads what is held there when it is asked again, and what was accepted', async () => {
    const { at, assign, answer } = await takenOver();
    const attach = async (evidenceId: string): Promise<string> => {
      const told = { evidenceId, fileName: 'list.pdf', mediaType: 'application/pdf', size: 9, sha256: 'a'.repeat(64) };
      const held = { ...told, describes: 'List of participants', occurredOn: '2026-06-16' };
      return (await as('nbo', `${at}/evidence`, held)).body.factId;
    };
    const [first] = [await attach('E1'), await attach('E2')];
    api.clock.current = new Date('2026-06-17T12:00:00Z');
    await as('tom', `${at}/held-facts/${first}/accept`, { acceptedOn: '2026-06-17', reason: 'It is the day' });
    const evidence = async (name: string, query = ''): Promise<readonly string[]> =>
      (await sees(name, `${at}/evidence${query}`)).body.items.map(
        ({ evidenceId }: { evidenceId: string }) => evidenceId,
      );
    expect([await evidence('nbo'), await evidence('dkr')]).toEqual([['E2', 'E1'], ['E1']]);
    const then = '?asAt=2026-06-16T12:00:00Z';
    expect([await evidence('nbo', then), await evidence('dkr', then)]).toEqual([['E1', 'E2'], []]);
    await assign('DKR', '2026-06-17');
    await answer('dkr', 'DKR', '2026-06-17');
    expect(await evidence('dkr')).toEqual(['E2', 'E1']);
    expect(await evidence('dkr', then)).toEqual(['E1', 'E2']);
  });

  test('from which a request was taken reads in lists of what is held nothing as it was before, either', async () => {
    const { at, assign, answer } = await funded();
    await assign('DKR', '2026-02-14');
    await answer('dkr', 'DKR', '2026-02-15');
    expect(await spend('fiona', at, 900_000, '2026-03-05')).toMatchObject({ body: { held: true } });
    const before = new Date(api.clock.current);
    const moments = ['', `?asAt=${before.toISOString()}`, '?asAt=2026-03-06T12:00:00Z&known=now'];
    const held = (name: string): Promise<readonly number[]> =>
      Promise.all(moments.map(async (moment) => (await sees(name, `${at}/held-facts${moment}`)).body.items.length));
    expect([await held('dkr'), await held('tom')]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    api.clock.current = new Date(before.getTime() + 60_000);
    await assign('NBO', '2026-03-10');
    await answer('nbo', 'NBO', '2026-03-12');
    expect([await held('dkr'), await held('tom')]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  test('from which a request was taken sends in the file of what it told late, whoever of it told that', async () => {
    const { at } = await takenOver({ isInterrupted: true });
    const file = Buffer.from('%PDF-1.7\nlate\n%%EOF\n');
    const sha256 = createHash('sha256').update(file).digest('hex');
    const named = { evidenceId: 'E1', fileName: 'list.pdf', mediaType: 'application/pdf', size: file.length, sha256 };
    const told = { ...named, describes: 'List of participants', occurredOn: '2026-03-05' };
    expect((await as('dkr', `${at}/evidence`, told)).body).toMatchObject({ held: true });
    const path = `${at}/evidence-files/${sha256}`;
    const headers = { authorization: 'Name ben', 'content-type': 'application/octet-stream' };
    expect(await api.ask('PUT', `/api/v1${path}`, { body: file, headers })).toMatchObject({ status: 200 });
    expect((await sees('ben', path)).status).toBe(404);
    expect((await sees('dkr', path)).status).toBe(200);
  });
});
