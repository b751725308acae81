import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';

const manager = { kind: 'programme-manager', name: null };
const nairobi = { kind: 'field-office', name: 'NBO' };

describe('Service standards over HTTP', () => {
  let api: ApiUnderTest;
  let position = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(300_000), pledgedOn: '2026-01-01' };
    const { body } = await done('/contributions', { ...pledge, earmark: { level: 1 } });
    await done(`/contributions/${body.id}/agreement`, { reference: 'A', signedOn: '2026-01-02', amount: 300_000 });
    const receipt = { receiptId: 'R1', received: usd(300_000), receivedOn: '2026-01-03' };
    await done(`/contributions/${body.id}/receipts`, receipt);
    const office = { code: 'NBO', name: 'Nairobi', hostCountry: 'KE', capacity: 9, countries: ['KE'], themes: [] };
    await done('/field-offices', { ...office, languages: ['en'] });
  }, 60_000);
  afterAll(() => api?.stop());

  const done = async (path: string, body?: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    position = answer.body.position;
    return answer;
  };
  const view = async (path: string): Promise<Answered['body']> => {
    const answer = await api.get(`/api/v1${path}${path.includes('?') ? '&' : '?'}after=${position}`);
    expect({ path, ...answer }).toMatchObject({ path, status: 200 });
    return answer.body;
  };
  const submit = async (submittedOn: string): Promise<string> =>
    (await done('/requests', { ...submissionBody, submittedOn })).body.id;
  const idsIn = ({ items }: { items: { phase: string; requests: { requestId: string }[] }[] }, phase: string) =>
    items.find((one) => one.phase === phase)?.requests.map(({ requestId }) => requestId);

  let late = '';
  let asked = '';
  let delivered = '';

  test('show what is waited for, until when, from whom', async () => {
    late = await submit('2026-05-01');
    expect(await view(`/requests/${late}/steps`)).toMatchObject({
      items: [
        { step: 'acknowledge', dueOn: '2026-05-08', lateBy: 38, endedOn: null, taken: null, met: null, turn: manager },
        { step: 'screen', dueOn: '2026-05-29', lateBy: 17, unit: 'working-days', allowed: 20 },
      ],
    });
    await done(`/requests/${late}/acknowledge`, { acknowledgedOn: '2026-05-11' });
    expect((await view(`/requests/${late}/steps`)).items[0]).toMatchObject({
      ...{ step: 'acknowledge', endedOn: '2026-05-11', done: true, allowed: 5, taken: 6, met: false, lateBy: 3 },
    });
  });

  test('stop their clock while a State is asked', async () => {
    asked = await submit('2026-05-01');
    await done(`/requests/${asked}/questions`, { question: 'Which court?', askedOn: '2026-05-05' });
    expect(await view(`/requests/${asked}/steps`)).toMatchObject({
      items: [
        { step: 'acknowledge', met: true, taken: 2 },
        { step: 'screen', dueOn: null, lateBy: 0 },
        { step: 'provide-information', dueOn: '2026-06-04', lateBy: 11, turn: { kind: 'state', name: 'KE' } },
      ],
    });
  });

  test('are told for a whole delivery, with progress reports', async () => {
    delivered = await submit('2026-01-05');
    const step = (path: string, body: object) => done(`/requests/${delivered}/${path}`, body);
    await step('accept', { ...acceptanceBody(50_000), acceptedOn: '2026-01-09' });
    await step('resource-checks', { checkedOn: '2026-01-10' });
    await step('confirm-funding', { confirmedOn: '2026-01-12' });
    await step('assignment', { officeCode: 'NBO', assignedOn: '2026-01-13' });
    await step('assignment/accept', { officeCode: 'NBO', acceptedOn: '2026-01-21' });
    await step('workplan', {
      agreedOn: '2026-01-30',
      activities: [{ plannedId: 'P1', kind: 'seminar', title: 'Course', from: '2026-03-01', to: '2026-09-05' }],
      milestones: [{ milestoneId: 'M1', title: 'Course held', dueOn: '2026-06-01' }],
    });
    const report = {
      reportId: 'r1',
      from: '2026-01-21',
      to: '2026-04-20',
      summary: 'Begun.',
      reportedOn: '2026-04-24',
    };
    await step('progress-reports', report);
    const again = await api.command(`/requests/${delivered}/progress-reports`, { ...report, summary: 'Other' });
    expect(again).toMatchObject({ status: 409, body: { code: 'FactIdReused' } });
    const { items } = await view(`/requests/${delivered}/steps`);
    expect(items.slice(5)).toMatchObject([
      { step: 'agree-workplan', taken: 7, met: true, turn: nairobi },
      { step: 'report-progress', dueOn: '2026-04-21', endedOn: '2026-04-24', met: false, unit: 'days' },
      { step: 'reach-milestone', of: 'M1', dueOn: '2026-06-01', lateBy: 14, turn: nairobi },
      { step: 'complete-delivery', dueOn: '2026-09-05', lateBy: 0 },
      { step: 'report-progress', since: '2026-04-20', dueOn: '2026-07-20', lateBy: 0 },
    ]);
    expect(items[4]).toMatchObject({ step: 'answer-assignment', allowed: 5, taken: 6, met: false, turn: nairobi });
  });

  test("follow the office's calendar", async () => {
    const weekend = ['sunday'];
    await done('/field-offices/NBO/calendar', { weekend, holidays: [{ day: '2026-01-17', name: 'Founding Day' }] });
    const { items } = await view(`/requests/${delivered}/steps`);
    expect(items[4]).toMatchObject({ step: 'answer-assignment', dueOn: '2026-01-20', taken: 6, met: false });
    await done('/field-offices/NBO/calendar', { weekend: ['saturday', 'sunday'], holidays: [] });
  });

  test('are shown in the pipeline, where they may be chosen and sorted by', async () => {
    const pipeline = await view('/pipeline');
    expect(pipeline.items).toMatchObject([
      { phase: 'intake', count: 2, late: 2 },
      { phase: 'funding', count: 0, late: 0 },
      { phase: 'assignment' },
      { phase: 'delivery', count: 1, late: 1, requests: [{ requestId: delivered, lateBy: 14 }] },
      ...['evaluation', 'winding-down', 'closed', 'declined', 'cancelled', 'withdrawn'].map((phase) => ({
        phase,
        late: 0,
      })),
    ]);
    expect(pipeline.items[3].requests[0].steps).toMatchObject([
      { step: 'reach-milestone', of: 'M1', dueOn: '2026-06-01', lateBy: 14, turn: nairobi },
      { step: 'report-progress', lateBy: 0 },
      { step: 'complete-delivery', lateBy: 0 },
    ]);
    const inTime = await submit('2026-06-12');
    expect(idsIn(await view('/pipeline'), 'intake')).toEqual([late, asked, inTime]);
    expect(idsIn(await view('/pipeline?late=true'), 'intake')).toEqual([late, asked]);
    expect(idsIn(await view('/pipeline?late=true&turn=state'), 'intake')).toEqual([asked]);
    expect(idsIn(await view('/pipeline?turn=programme-manager'), 'intake')).toEqual([late, inTime]);
    expect(idsIn(await view('/pipeline?turn=programme-manager'), 'delivery')).toEqual([]);
    expect(idsIn(await view('/pipeline?turn=field-office&late=true'), 'delivery')).toEqual([delivered]);
    const older = await submit('2026-04-20');
    await done(`/requests/${older}/questions`, { question: 'Which court?', askedOn: '2026-06-14' });
    expect(idsIn(await view('/pipeline'), 'intake')).toEqual([older, late, asked, inTime]);
    expect(idsIn(await view('/pipeline?sort=lateness'), 'intake')).toEqual([late, asked, older, inTime]);
    for (const wrong of ['late=yes', 'turn=donor', 'sort=title'])
      expect(await api.get(`/api/v1/pipeline?${wrong}`)).toMatchObject({ status: 400 });
  });

  test('are late as at the moment that is asked for', async () => {
    api.clock.current = new Date('2026-06-20T12:00:00.000Z');
    const then = await api.get(`/api/v1/requests/${delivered}/steps?asAt=2026-06-15T12:00:00Z`);
    expect(then.body.items[7]).toMatchObject({ step: 'reach-milestone', lateBy: 14 });
    expect((await view(`/requests/${delivered}/steps`)).items[7]).toMatchObject({ lateBy: 19 });
    for (;;) {
      const pipeline = await api.get('/api/v1/pipeline?asAt=2026-06-15T12:00:00Z&late=true');
      if (pipeline.status === 503) {
        await pause(50); // its tables are being filled
        continue;
      }
      expect(pipeline.body.items[3]).toMatchObject({ phase: 'delivery', requests: [{ lateBy: 14 }] });
      break;
    }
  });

  test('are measured over a period, by programme and office', async () => {
    const of = async (step: string, query = ''): Promise<object> =>
      (await view(`/service-standards/performance${query}`)).items.find((one: { step: string }) => one.step === step);
    expect(await of('acknowledge')).toEqual({
      ...{ step: 'acknowledge', unit: 'working-days', count: 4, met: 2, metShare: 50 },
      ...{ median: 4, ninetieth: 40, overdue: 1 },
    });
    const imported = await done('/requests', { ...submissionBody, channel: 'import', submittedOn: '2026-05-02' });
    await done(`/requests/${imported.body.id}/acknowledge`, { acknowledgedOn: '2026-05-04' });
    expect(await of('acknowledge', '?from=2026-05-01&to=2026-05-31')).toMatchObject({ count: 2, met: 1, ninetieth: 6 });
    expect(await of('acknowledge', '?to=2025-12-31')).toMatchObject({
      unit: null,
      count: 0,
      metShare: null,
      median: null,
    });
    expect(await of('acknowledge', '?programme=GPAC')).toMatchObject({ count: 1, overdue: 0 });
    expect(await of('report-progress', '?officeCode=NBO')).toMatchObject({ count: 1, met: 0, unit: 'days' });
    expect(await of('reach-milestone', '?officeCode=NBO')).toMatchObject({ count: 0, overdue: 1 });
    expect(await of('reach-milestone', '?officeCode=XXX')).toMatchObject({ overdue: 0 });
    expect(await of('acknowledge', '?officeCode=NBO')).toMatchObject({ count: 0 });
    expect(await view('/service-standards/performance')).toMatchObject({ from: '2025-06-20', to: '2026-06-20' });
    expect(await api.get('/api/v1/service-standards/performance?from=2026-02-01&to=2026-01-31')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'to' }] },
    });
  });

  test('are listed with their defaults, and set from a day on', async () => {
    const { items } = await view('/service-standards');
    expect(items).toHaveLength(14);
    expect(items[0]).toEqual({
      ...{ step: 'acknowledge', default: { amount: 5, unit: 'working-days' }, from: ['RequestSubmitted'] },
      until: ['RequestAcknowledged', 'InformationRequested', 'RequestAccepted', 'RequestDeclined'],
      ...{ stoppedBy: null, turn: 'programme-manager', set: [] },
    });
    const standard = { amount: 30, unit: 'days', from: '2026-05-01', reason: 'As agreed with States' };
    await done('/service-standards/acknowledge', standard);
    const listed = await view('/service-standards');
    expect(listed.items[0].set).toEqual([
      { fromDay: '2026-05-01', amount: 30, unit: 'days', reason: 'As agreed with States' },
    ]);
    expect((await view(`/requests/${late}/steps`)).items[0]).toMatchObject({
      ...{ unit: 'days', allowed: 30, taken: 10, met: true, dueOn: '2026-05-31', lateBy: 0 },
    });
    expect((await view(`/requests/${delivered}/steps`)).items[0]).toMatchObject({ allowed: 5, met: true });
  });

  test.each([
    ['a step that is none', 'lunch', {}, 400, 'step'],
    ['a step whose day is agreed each time', 'reach-milestone', {}, 422, 'step'],
    ['no time', 'screen', { amount: 0 }, 422, 'amount'],
    ['an unknown unit', 'screen', { unit: 'weeks' }, 422, 'unit'],
    ['no reason', 'screen', { reason: undefined }, 400, 'reason'],
  ])('are not set with %s', async (_, step, change, status, field) => {
    const standard = { amount: 3, unit: 'days', from: '2026-05-01', reason: 'Why not', ...change };
    expect(await api.command(`/service-standards/${step}`, standard)).toMatchObject({
      status,
      body: { errors: [{ field }] },
    });
  });

  test('never were an error of the program', () => {
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});
