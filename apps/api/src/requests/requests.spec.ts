import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';

const budget = {
  currency: 'USD',
  lines: [
    { lineId: 'training', category: 'travel', description: 'Training of judges', amount: 100_000 },
    { lineId: 'experts', category: 'staff', description: 'Two experts', amount: 50_000 },
  ],
};
const submission = {
  ...submissionBody,
  focalPoint: { personId: 'amina', name: 'Amina Otieno', email: 'amina@example.org' },
  submittedOn: '2026-02-02',
};
const acceptance = { acceptedOn: '2026-02-10', mandate: '27b', programme: 'GPAC', budget };

describe('Request over HTTP', () => {
  let api: ApiUnderTest;
  let contributionId = '';
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = {
      donorId: 'NO',
      title: 'Courts',
      amount: usd(300_000),
      pledgedOn: '2026-01-01',
      earmark: { level: 3, countries: ['KE'] },
    };
    contributionId = (await done('/contributions', pledge)).body.id;
    await done(`/contributions/${contributionId}/agreement`, {
      reference: 'NO-1',
      signedOn: '2026-01-02',
      amount: 300_000,
    });
    await done(`/contributions/${contributionId}/receipts`, {
      receiptId: 'R1',
      received: usd(300_000),
      receivedOn: '2026-01-03',
    });
    const office = {
      code: 'NBO',
      name: 'Nairobi',
      hostCountry: 'KE',
      capacity: 3,
      countries: ['KE'],
      themes: ['corruption'],
      languages: ['en'],
    };
    await done('/field-offices', office);
  });
  afterAll(() => api?.stop());

  const done = async (path: string, body?: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const submit = async (change: object = {}): Promise<string> =>
    (await done('/requests', { ...submission, ...change })).body.id;
  const view = async (path: string, { body }: Answered): Promise<Answered['body']> => {
    const answer = await api.get(`/api/v1${path}${path.includes('?') ? '&' : '?'}after=${body.position}`);
    expect({ path, ...answer }).toMatchObject({ path, status: 200 });
    return answer.body;
  };

  test('lives its whole life', async () => {
    const id = await submit();
    expect(id).toMatch(/^TA-2026-\d{6}$/);
    const step = (path: string, body: object) => done(`/requests/${id}/${path}`, body);
    await step('questions', { question: 'How many judges?', askedOn: '2026-02-03' });
    await step('answers', { answer: 'Forty.', providedOn: '2026-02-05' });
    await step('accept', acceptance);
    const checked = await step('resource-checks', { checkedOn: '2026-02-11' });
    expect(await view(`/requests/${id}`, checked)).toMatchObject({
      phase: 'funding',
      standing: 'reserved',
      reserved: 150_000,
      sources: [{ contributionId, donorId: 'NO', reserved: 150_000, pscSetAside: 19_500 }],
    });
    await step('confirm-funding', { confirmedOn: '2026-02-12' });
    await step('assignment', { officeCode: 'NBO', assignedOn: '2026-02-13' });
    await step('assignment/accept', { officeCode: 'NBO', acceptedOn: '2026-02-14' });
    await step('workplan', {
      agreedOn: '2026-02-15',
      activities: [{ plannedId: 'P1', kind: 'seminar', title: 'Course', from: '2026-03-01', to: '2026-03-05' }],
      milestones: [{ milestoneId: 'M1', title: 'Course held', dueOn: '2026-03-31' }],
      indicators: [{ indicatorId: 'I1', title: 'Judges trained', unit: 'people', countsPeople: true }],
    });
    const activity = {
      ...{
        plannedId: 'P1',
        kind: 'seminar',
        title: 'Course',
        from: '2026-03-01',
        to: '2026-03-05',
        country: 'KE',
        place: 'Nairobi',
      },
      ...{
        participants: { female: 20, male: 20, notStated: 0 },
        sectors: { judiciary: 38, 'civil-society': 2 },
        outputs: ['Manual'],
      },
    };
    await step('activities', { activityId: 'A1', ...activity });
    await step('activities/A1/corrections', {
      correctionId: 'A1-1',
      reason: 'Miscounted',
      ...activity,
      participants: { female: 21, male: 20, notStated: 0 },
    });
    await step('milestones/M1/complete', { occurredOn: '2026-03-05' });
    await step('indicators/I1/measurements', {
      measurementId: 'I1-1',
      value: '41',
      bySex: { female: 21, male: 20, notStated: 0 },
      occurredOn: '2026-03-06',
    });
    const sha256 = 'a'.repeat(64);
    const photo = { fileName: 'photo.jpg', mediaType: 'image/jpeg', size: 1000, sha256, describes: 'The course' };
    await step('evidence', { evidenceId: 'E1', ...photo, occurredOn: '2026-03-05' });
    await step('risks', {
      riskId: 'K1',
      title: 'Elections',
      severity: 'low',
      mitigation: 'Wait',
      occurredOn: '2026-03-07',
    });
    await step('expenditures', {
      expenditureId: 'X1',
      lineId: 'training',
      amount: usd(90_000),
      occurredOn: '2026-03-08',
      description: 'Hall',
    });
    await step('expenditures/X1/reversals', {
      reversalId: 'X1-1',
      amount: usd(10_000),
      occurredOn: '2026-03-09',
      reason: 'Discount',
    });
    await step('budget-revisions', { lines: [budget.lines[0]], revisedOn: '2026-03-10', reason: 'No experts needed' });
    await step('suspend', { suspendedOn: '2026-03-11', reason: 'Elections' });
    await step('resume', { resumedOn: '2026-03-20' });
    await step('complete', { completedOn: '2026-04-01', summary: 'Forty-one judges were trained.' });
    const evaluator = { personId: 'eva', name: 'Eva Berg', organisation: 'Independent' };
    await step('evaluation', { evaluator, commissionedOn: '2026-04-10', dueOn: '2026-05-10' });
    const assessment = { rating: 5, findings: 'Good.' };
    await step('evaluation/report', {
      ...{ submittedOn: '2026-05-01', summary: 'It worked.' },
      assessments: Object.fromEntries(
        ['relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability'].map((one) => [
          one,
          assessment,
        ]),
      ),
      recommendations: [{ recommendationId: 'N1', text: 'Do it again.' }],
    });
    await step('evaluation/management-response', {
      recordedOn: '2026-05-05',
      responses: [{ recommendationId: 'N1', response: 'accepted', action: 'Next year', dueOn: '2027-03-01' }],
    });
    await step('lessons', { lessonId: 'L1', lesson: 'Start early.', themes: ['corruption'], recordedOn: '2026-05-06' });
    const closed = await step('close', { closedOn: '2026-05-07' });

    expect(await view(`/requests/${id}`, closed)).toMatchObject({
      phase: 'closed',
      spent: 80_000,
      committed: 0,
      reserved: 0,
      evaluated: true,
    });
    expect(await view(`/contributions/${contributionId}`, closed)).toMatchObject({
      spent: 80_000,
      pscCharged: 10_400,
      available: 209_600,
    });
    expect(await view('/donors/NO/utilisation', closed)).toMatchObject({
      items: [{ currency: 'USD', byRequest: [{ key: id, spent: 80_000 }] }],
    });
    expect(await view(`/requests/${id}/project`, closed)).toMatchObject({
      submission: { title: 'Training of judges', focalPoint: { name: 'Amina Otieno' } },
      questions: [{ question: 'How many judges?', answer: 'Forty.' }],
      budget: { currency: 'USD', lines: [{ lineId: 'training', budget: 100_000, committed: 0, spent: 80_000 }] },
      expenditures: [{ expenditureId: 'X1', amount: 90_000, reversedInBudget: 10_000, charges: [{ contributionId }] }],
      activities: [{ participants: { female: 21 }, corrections: [{ before: { participants: { female: 20 } } }] }],
      milestones: [{ milestoneId: 'M1', reachedOn: '2026-03-05' }],
      indicators: [{ measurements: [{ value: '41' }] }],
      evaluation: { report: { recommendations: [{ response: { action: 'Next year' } }] } },
      lessons: [{ lesson: 'Start early.' }],
    });
    const timeline = await view(`/requests/${id}/timeline?limit=200`, closed);
    expect(timeline.items[0]).toMatchObject({
      type: 'RequestSubmitted',
      data: { focalPoint: { name: 'Amina Otieno', email: 'amina@example.org' } },
    });
    expect(timeline.items.at(-1)).toMatchObject({ type: 'RequestClosed', metadata: { actor: 'manager' } });
    expect((await view('/mandate-coverage', closed)).items).toContainEqual(
      expect.objectContaining({
        mandate: expect.objectContaining({ id: '27b' }),
        requests: 1,
        evaluated: 1,
        spent: { USD: 80_000 },
      }),
    );
  });

  test('waits its turn when there is not enough, and gives the money back when it ends', async () => {
    const big = { ...budget, lines: [{ ...budget.lines[0], amount: 100_000_000 }] };
    const id = await submit();
    await done(`/requests/${id}/accept`, { ...acceptance, budget: big });
    const checked = await done(`/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    expect(await view('/waitlist', checked)).toMatchObject({
      items: [{ position: 1, requestId: id, shortfall: expect.any(Number), currency: 'USD' }],
    });
    await done('/waitlist/rechecks', { checkedOn: '2026-02-12' });
    expect(await view('/pipeline', checked)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ phase: 'funding', count: 1 })]),
    });
    const ended = await done(`/requests/${id}/withdraw`, { withdrawnOn: '2026-02-20', reason: 'Funded elsewhere' });
    expect(await view('/waitlist', ended)).toMatchObject({
      lastPass: { checkedOn: '2026-02-12', short: 1 },
      items: [],
    });
  });

  test('is answered by its offices, or escalated', async () => {
    const id = await submit();
    await done(`/requests/${id}/accept`, acceptance);
    await done(`/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    await done(`/requests/${id}/confirm-funding`, { confirmedOn: '2026-02-12' });
    await done(`/requests/${id}/assignment`, { officeCode: 'NBO', assignedOn: '2026-02-13' });
    const escalated = await done(`/requests/${id}/assignment/escalate`, { escalatedOn: '2026-03-01' });
    expect(await view('/field-offices', escalated)).toMatchObject({ items: [{ code: 'NBO', toAnswer: 1, free: 2 }] });
    const declined = await done(`/requests/${id}/assignment/decline`, {
      officeCode: 'NBO',
      declinedOn: '2026-03-02',
      reason: 'Full',
    });
    expect(await view(`/requests/${id}/office-ranking`, declined)).toMatchObject({
      items: [{ code: 'NBO', eligible: true, points: expect.any(Number) }],
    });
    expect(
      await api.command(`/requests/${id}/assignment`, { officeCode: 'XXX', assignedOn: '2026-03-03', reason: 'Try' }),
    ).toMatchObject({ status: 404 });
    await done(`/requests/${id}/cancel`, { cancelledOn: '2026-03-04', reason: 'No office' });
  });

  test('is declined, but only in intake', async () => {
    const id = await submit();
    await done(`/requests/${id}/decline`, { reason: 'Outside the mandates', declinedOn: '2026-02-10' });
    expect(await api.command(`/requests/${id}/accept`, acceptance)).toMatchObject({
      status: 409,
      body: { code: 'WrongPhase', facts: { phase: 'declined' } },
    });
  });

  test.each<[string, object, number, string]>([
    ['an origin of an unknown kind', { origin: { kind: 'planet' } }, 422, 'origin'],
    ['an origin that is a list', { origin: [{ kind: 'centre' }] }, 400, 'origin'],
    ['an origin without its country', { origin: { kind: 'state' } }, 400, 'origin.country'],
    ['an origin with a field of another kind', { origin: { kind: 'centre', country: 'KE' } }, 400, 'origin.country'],
    ['a kind that every object has', { origin: { kind: 'constructor' } }, 422, 'origin'],
    ['beneficiaries of an unknown kind', { beneficiaries: [{ kind: 'x' }] }, 422, 'beneficiaries'],
    ['beneficiaries that are no objects', { beneficiaries: [null] }, 400, 'beneficiaries'],
    ['no beneficiaries', { beneficiaries: [] }, 422, 'beneficiaries'],
    [
      'shares that do not add up',
      { beneficiaries: [{ kind: 'country', code: 'KE', share: 5_000 }] },
      422,
      'beneficiaries.share',
    ],
    [
      'a region that is none',
      { beneficiaries: [{ kind: 'region', code: '999', share: 10_000 }] },
      422,
      'beneficiaries.0.code',
    ],
  ])('refuses %s', async (_, change, status, field) => {
    const answer = await api.command('/requests', { ...submission, ...change });
    expect(answer).toMatchObject({ status, body: { errors: [{ field, rule: expect.any(String) }] } });
  });

  describe('View', () => {
    test('is paged', async () => {
      const ids = [
        await submit({ externalReference: 'X' }),
        await submit({ externalReference: 'X' }),
        await submit({ externalReference: 'X' }),
      ];
      const last = await done(`/requests/${ids[2]}/questions`, { question: '?', askedOn: '2026-02-03' });
      const first = await view('/requests?externalReference=X&limit=2', last);
      const second = await view(`/requests?externalReference=X&limit=2&cursor=${first.next}`, last);
      expect([...first.items, ...second.items].map(({ requestId }) => requestId)).toEqual(ids);
      expect(second.next).toBeNull();
    });

    test('has its revision in its ETag, which goes into If-Match, and changes with what is shown', async () => {
      const id = await submit();
      const asked = await done(`/requests/${id}/questions`, { question: '?', askedOn: '2026-02-03' });
      const { headers } = await api.get(`/api/v1/requests/${id}?after=${asked.body.position}`);
      const etag = String(headers['etag']);
      expect(etag).toMatch(/^"1-[\w-]{27}"$/);
      const again = () => api.get(`/api/v1/requests/${id}`, { 'if-none-match': etag });
      expect(await again()).toMatchObject({ status: 304 });
      const standard = { amount: 3, unit: 'days', from: '2026-01-01', reason: 'It is urgent' };
      const set = await done('/service-standards/provide-information', standard);
      expect(
        await api.get(`/api/v1/requests/${id}?after=${set.body.position}`, { 'if-none-match': etag }),
      ).toMatchObject({
        status: 200,
        body: { revision: 1 },
      });
      const decline = (read: string) =>
        api.command(
          `/requests/${id}/decline`,
          { declinedOn: '2026-02-10', reason: 'It is over' },
          { 'if-match': read },
        );
      expect(await decline(etag.replace('1', '0'))).toMatchObject({ status: 412 });
      expect(await decline(etag)).toMatchObject({ status: 200 });
    });

    test('of something unknown is answered 404', async () => {
      for (const path of [
        '/requests/TA-2026-999999',
        '/requests/TA-2026-999999/timeline',
        '/contributions/VC-2026-999999',
        '/donors/nobody',
      ])
        expect(await api.get(`/api/v1${path}`)).toMatchObject({ status: 404 });
    });

    test('refuses a position that no command answered', async () => {
      const beyond = 'f'.repeat(8) + '-' + 'f'.repeat(16) + '-' + 'f'.repeat(16);
      for (const position of ['1', 'x', beyond, randomUUID()])
        expect(await api.get(`/api/v1/requests?after=${position}`)).toMatchObject({
          status: 400,
          body: { errors: [{ field: 'after' }] },
        });
    });

    test('refuses a limit or cursor that is none', async () => {
      for (const query of ['limit=0', 'limit=201', 'limit=x', 'limit=1e1', 'cursor=!', 'cursor=AA'])
        expect(await api.get(`/api/v1/requests?${query}`)).toMatchObject({
          status: 400,
          body: { code: 'MalformedRequest' },
        });
      expect(
        await api.get(`/api/v1/requests/TA-2026-000001/timeline?cursor=${Buffer.from('x').toString('base64url')}`),
      ).toMatchObject({ status: 400 });
    });
  });

  test('never has a person in the log', () => {
    expect(api.log.join('')).not.toMatch(/Amina|amina@|Eva Berg/);
  });

  test('never was an error of the program', () => {
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

const usd = (minor: number) => ({ minor, currency: 'USD' });
