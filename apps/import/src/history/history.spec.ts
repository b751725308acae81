import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rateTable } from '#money';
import { activityOf, budget, status, transaction } from '../testing/activity.js';
import { anyMoneyBack } from '../testing/any-money.js';
import { type Heard, Log, toldOn } from '../testing/told.js';
import { elementsOf } from './elements.js';
import { pursesIn } from './history.js';
import type { Task } from './tasks.js';

const TODAY = '2021-06-30';
const DONOR = { provider: 'AA-GOV-1' };
const rates = rateTable([{ currency: 'EUR', effectiveOn: '2020-01-01', unitsPerUsd: '0.5', source: 'test' }]);

const told = async (...elements: readonly string[]): Promise<Heard> =>
  toldOn(new Log(rates), await activityOf(elements.join('')), rates, TODAY);

const reasons = ({ findings: { listed } }: Heard): Record<string, string> =>
  Object.fromEntries(listed.map(({ element, reason }) => [element, reason]));

const typesOf = ({ tasks }: Heard) => tasks.map(({ type }) => type);
const dataOf = <T extends Task['type']>({ tasks }: Heard, type: T) =>
  tasks.flatMap((task) => (task.type === type ? [task.data as Extract<Task, { type: T }>['data']] : [])); // of that type
const linesOf = (history: Heard) =>
  [
    ...dataOf(history, 'AcceptRequest').map(({ budget: { lines } }) => lines),
    ...dataOf(history, 'ReviseBudget').map(({ lines }) => lines),
  ].map((lines) => Object.fromEntries(lines.map(({ lineId, amount }) => [lineId, amount])));

describe('The history of an activity', () => {
  test('goes from the request over its money to its delivery', async () => {
    const history = await told(
      status('2'),
      '<activity-date type="1" iso-date="2020-01-01"/><activity-date type="3" iso-date="2021-12-31"/>',
      '<recipient-country code="KE" percentage="100"/>',
      budget('2020', '1000'),
      transaction('11', '2020-01-15', '1000', DONOR),
      transaction('1', '2020-02-01', '1000', DONOR),
      transaction('4', '2020-03-01', '250.50'),
    );
    expect(typesOf(history)).toEqual([
      'SubmitRequest',
      'PledgeContribution',
      'SignAgreement',
      'ReceiveInstalment',
      'AcceptRequest',
      'CheckResources',
      'ConfirmFunding',
      'AssignFieldOffice',
      'AgreeWorkplan',
      'RecordExpenditure',
    ]);
    expect(dataOf(history, 'SubmitRequest')).toMatchObject([
      {
        origin: { kind: 'state', country: 'KE' },
        channel: 'import',
        externalReference: 'ZZ-EX-1',
        submittedOn: '2020-01-01',
      },
    ]);
    expect(dataOf(history, 'SignAgreement')).toMatchObject([
      { amount: 100_000, signedOn: '2020-01-15', pscBasisPoints: 0 },
    ]);
    expect(history.findings.listed).toEqual([]);
  });

  test('finds out about each element: it is recorded, or listed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoneyBack, async (elements) => {
        const { findings } = await told(elements);
        for (const { element } of elementsOf(await activityOf(elements)))
          expect([element, findings.isRecorded(element)]).toEqual([element, !findings.isListed(element)]);
      }),
      { numRuns: 150 },
    );
  });

  test('leaves no element without a reason', async () => {
    const history = await told(
      status('9'),
      '<activity-date type="5" iso-date="2020-01-01"/><activity-date type="1"/>',
      '<sector code="15113"/><sector code="99810"/><sector vocabulary="8" code="3.2"/>',
      '<contact-info><email>a@example.org</email></contact-info><policy-marker code="1"/>',
      transaction('2', '2020-01-01', '10'),
      transaction('5', '2020-01-01', '10'),
      '<result type="1"><indicator measure="5"/></result>',
    );
    expect(reasons(history)).toEqual({
      'activity-status': 'unknown-status',
      'activity-date[1]': 'no-place-for-date',
      'activity-date[2]': 'date-missing',
      'sector[2]': 'theme-other',
      'sector[3]': 'sector-vocabulary-without-theme',
      'contact-info': 'personal-data-not-imported',
      'policy-marker': 'not-imported',
      'transaction[1]': 'outgoing-commitment',
      'transaction[2]': 'transaction-type-not-recorded',
      'result[1]': 'no-indicator-recorded',
      'result[1]/indicator[1]': 'qualitative-indicator',
    });
    expect(dataOf(history, 'SubmitRequest')).toMatchObject([{ themes: ['corruption'] }]);
  });
});

describe('Money', () => {
  test('funds the budget as it comes in', async () => {
    const history = await told(
      status('2'),
      budget('2020', '600'),
      budget('2021', '400'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('1', '2020-02-01', '300', DONOR),
    );
    expect(linesOf(history)).toEqual([
      { 'budget-2020-01-01': 50_000 },
      { 'budget-2020-01-01': 60_000, 'budget-2021-01-01': 20_000 },
    ]);
    expect(reasons(history)).toEqual({ 'budget[2]': 'budget-above-receipts' });
  });

  test('is received before it is spent within a day, whatever their order', async () => {
    const history = await told(
      status('2'),
      transaction('3', '2020-01-01', '500'),
      transaction('1', '2020-01-01', '500', DONOR),
    );
    expect(history.findings.listed).toEqual([]);
    expect(dataOf(history, 'RecordExpenditure')).toMatchObject([{ amount: { minor: 50_000 }, paidTo: 'organisation' }]);
  });

  test('that was spent before enough was received is listed', async () => {
    const history = await told(
      status('2'),
      transaction('4', '2020-01-01', '1'),
      transaction('1', '2020-02-01', '500', DONOR),
      transaction('4', '2020-03-01', '501'),
      transaction('4', '2020-03-02', '500'),
    );
    expect(reasons(history)).toEqual({
      'transaction[1]': 'spent-before-received',
      'transaction[3]': 'spent-before-received',
    });
  });

  test('spent beyond the published budget raises it, on a line of its own', async () => {
    const history = await told(
      status('2'),
      budget('2020', '100'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('4', '2020-03-01', '150'),
    );
    expect(linesOf(history)).toEqual([
      { 'budget-2020-01-01': 10_000 },
      { 'budget-2020-01-01': 10_000, 'beyond-published': 5_000 },
    ]);
    expect(dataOf(history, 'RecordExpenditure').map(({ lineId, amount }) => [lineId, amount.minor])).toEqual([
      ['budget-2020-01-01', 10_000],
      ['beyond-published', 5_000],
    ]);
    expect(history.findings.notes).toContainEqual({ element: 'budget', reason: 'spent-above-budget' });
  });

  test('spent beyond it again and again is noted once', async () => {
    const spending = ['2020-03-01', '2020-03-02', '2020-03-03'].map((on) => transaction('4', on, '150'));
    const history = await told(
      status('2'),
      budget('2020', '100'),
      transaction('1', '2020-01-01', '500', DONOR),
      ...spending,
    );
    const above = history.findings.notes.filter(({ reason }) => reason === 'spent-above-budget');
    expect(above).toEqual([{ element: 'budget', reason: 'spent-above-budget' }]);
  });

  test('is charged to the line of its period first', async () => {
    const history = await told(
      status('2'),
      budget('2020', '100'),
      budget('2021', '100'),
      transaction('1', '2020-01-01', '200', DONOR),
      transaction('4', '2021-03-01', '120'),
    );
    expect(dataOf(history, 'RecordExpenditure').map(({ lineId, amount }) => [lineId, amount.minor])).toEqual([
      ['budget-2021-01-01', 10_000],
      ['budget-2020-01-01', 2_000],
    ]);
  });

  test('taken back reverses the payment that it mirrors, or the latest ones', async () => {
    const history = await told(
      status('2'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('4', '2020-02-01', '100'),
      transaction('4', '2020-03-01', '50'),
      transaction('4', '2020-04-01', '-100'),
      transaction('4', '2020-05-01', '-20'),
      transaction('4', '2020-06-01', '-31'),
    );
    expect(
      dataOf(history, 'ReverseExpenditure').map(({ expenditureId, amount }) => [
        expenditureId.slice(0, 10),
        amount.minor,
      ]),
    ).toEqual([
      ['2020-02-01', 10_000],
      ['2020-03-01', 2_000],
    ]);
    expect(reasons(history)).toEqual({ 'transaction[6]': 'reversal-exceeds-spending' });
  });

  test('given back reverses the receipt of the same amount, else it is a refund; it is not bound beforehand', async () => {
    const history = await told(
      status('2'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('1', '2020-02-01', '300', DONOR),
      transaction('4', '2020-02-02', '100'),
      transaction('1', '2020-03-01', '-300', DONOR),
      transaction('1', '2020-04-01', '-250', DONOR),
    );
    expect(dataOf(history, 'ReverseReceipt')).toMatchObject([
      { receiptId: expect.stringMatching(/^2020-02-01-/), amount: 30_000 },
    ]);
    expect(dataOf(history, 'RefundBalance')).toMatchObject([{ amount: 25_000 }]);
    expect(linesOf(history).at(-1)).toEqual({ estimated: 15_000 + 10_000 });
    expect(history.findings.listed).toEqual([]);
  });

  test('bound for spending that was taken back is released before it is given back', async () => {
    const history = await told(
      status('2'),
      transaction('1', '2020-01-01', '100', DONOR),
      transaction('4', '2020-02-01', '80'),
      transaction('4', '2020-03-01', '-50'),
      transaction('1', '2020-04-01', '-60', DONOR),
    );
    expect(typesOf(history).slice(-2)).toEqual(['ReviseBudget', 'RefundBalance']);
    expect(linesOf(history).at(-1)).toEqual({ estimated: 4_000 });
    expect(history.findings.listed).toEqual([]);
  });

  test('of its own is received as it is spent where nothing incoming was published', async () => {
    const history = await told(status('2'), transaction('3', '2020-01-01', '10'), transaction('4', '2020-02-01', '20'));
    expect(dataOf(history, 'PledgeContribution')).toMatchObject([
      { donorId: 'IATI-ZZ-EX', ownResources: true, amount: { minor: 3_000 } },
    ]);
    expect(typesOf(history).filter((type) => type === 'ReceiveInstalment' || type === 'RecordExpenditure')).toEqual([
      'ReceiveInstalment',
      'RecordExpenditure',
      'ReceiveInstalment',
      'RecordExpenditure',
    ]);
    expect(history.findings.listed).toEqual([]);
  });

  test('of its own needs no publisher that is named', async () => {
    const { reportingOrg: _, ...nameless } = await activityOf(transaction('3', '2020-01-01', '10'));
    const activity = { ...nameless, reportingOrg: undefined };
    const [donor] = pursesIn(activity, TODAY).map((purse) => purse.donor);
    expect(donor).toMatchObject({ name: 'Publisher of ZZ-EX-1', type: 'other', organisationRef: null });
    expect(dataOf(await toldOn(new Log(rates), activity, rates, TODAY), 'RecordExpenditure')).toHaveLength(1);
  });

  test('promised only is no money of its own: what was spent waits for receipts', async () => {
    const history = await told(
      status('2'),
      transaction('11', '2020-01-01', '10', DONOR),
      transaction('3', '2020-02-01', '5'),
    );
    expect(reasons(history)).toEqual({
      'activity-status': 'status-without-funding',
      'transaction[2]': 'spent-before-received',
    });
  });

  test('of another currency is converted at the rate of its day, or listed', async () => {
    const history = await told(
      status('2'),
      budget('2020', '1000'),
      transaction('1', '2020-01-10', '100', { ...DONOR, currency: 'EUR' }),
      transaction('4', '2020-01-20', '50', { currency: 'EUR' }),
      transaction('4', '2021-06-01', '1', { currency: 'EUR' }),
      transaction('4', '2020-01-20', '1', { currency: 'JPY' }),
    );
    expect(reasons(history)).toEqual({ 'budget[1]': 'budget-above-receipts', 'transaction[4]': 'no-rate' });
  });

  test('is budgeted in the currency in which it comes, so that what was received does for what was spent of it', async () => {
    const dearer = rateTable([
      { currency: 'EUR', effectiveOn: '2020-01-01', unitsPerUsd: '0.90', source: 'test' },
      { currency: 'EUR', effectiveOn: '2020-02-01', unitsPerUsd: '0.80', source: 'test' },
    ]);
    const elements = [
      status('2'),
      budget('2020', '1000'),
      transaction('1', '2020-01-10', '900', { ...DONOR, currency: 'EUR' }),
      transaction('4', '2020-02-10', '900', { currency: 'EUR' }),
    ];
    const history = await toldOn(new Log(dearer), await activityOf(elements.join('')), dearer, TODAY);
    expect(linesOf(history)).toEqual([{ 'budget-2020-01-01': 90_000 }]);
    expect(history.findings.listed).toEqual([]);
  });

  test('over several lines is listed whole where a contribution has no rate that day', async () => {
    const history = await told(
      status('2'),
      budget('2020', '100'),
      budget('2021', '20'),
      transaction('1', '2020-02-01', '60', DONOR),
      transaction('1', '2020-02-02', '45', { ...DONOR, currency: 'EUR' }),
      transaction('4', '2020-03-01', '80'),
      transaction('4', '2021-05-01', '5'),
      transaction('4', '2021-05-02', '30'), // the euro's rate is stale by then
    );
    expect(reasons(history)).toMatchObject({ 'transaction[4]': 'rate-stale', 'transaction[5]': 'rate-stale' });
    expect(dataOf(history, 'RecordExpenditure').map(({ amount: { minor } }) => minor)).toEqual([8_000]);
  });

  test('of one donor in two currencies is held in two contributions', async () => {
    const history = await told(
      transaction('1', '2020-01-10', '1', DONOR),
      transaction('1', '2020-01-10', '1', { ...DONOR, currency: 'EUR' }),
    );
    expect(dataOf(history, 'PledgeContribution').map(({ amount }) => amount.currency)).toEqual(['USD', 'EUR']);
    expect(new Set(dataOf(history, 'PledgeContribution').map(({ donorId }) => donorId)).size).toBe(1);
  });

  test('is listed when its transaction cannot be read', async () => {
    const history = await told(
      '<transaction><transaction-date iso-date="2020-01-01"/><value>1</value></transaction>',
      transaction('1', '2020-02-30', '1', DONOR),
      transaction('1', '2020-01-01', '1,5', DONOR),
      transaction('1', '2020-01-01', '1', { ...DONOR, currency: 'ZZZ' }),
      transaction('1', '2020-01-01', '1'),
      transaction('1', '2020-01-01', '0', DONOR),
      transaction('1', '2030-01-01', '1', DONOR),
    );
    expect(reasons(history)).toMatchObject({
      'transaction[1]': 'no-transaction-type',
      'transaction[2]': 'date-not-a-date',
      'transaction[3]': 'not-a-number',
      'transaction[4]': 'unknown-currency',
      'transaction[5]': 'no-provider',
      'transaction[6]': 'zero-amount',
      'transaction[7]': 'dated-in-the-future',
    });
  });
});

describe('Published budgets', () => {
  test('are one line each; a revised one takes the place of the originals of its period', async () => {
    const history = await told(
      status('1'),
      budget('2020', '100'),
      budget('2021', '200'),
      budget('2020', '120', '2'),
      budget('2022', '0'),
    );
    expect(linesOf(history)).toEqual([{ 'budget-2020-01-01': 12_000, 'budget-2021-01-01': 20_000 }]);
    expect(reasons(history)).toEqual({ 'budget[1]': 'replaced-by-revised-budget', 'budget[4]': 'zero-budget' });
  });

  test('that are missing are estimated, and marked so', async () => {
    const history = await told(
      status('1'),
      transaction('2', '2020-01-01', '70'),
      transaction('11', '2020-01-01', '50', DONOR),
    );
    expect(linesOf(history)).toEqual([{ estimated: 7_000 }]);
    expect(history.findings.notes).toContainEqual({ element: 'budget', reason: 'budget-estimated' });
  });
});

describe('A published status', () => {
  const funded = [transaction('1', '2020-01-10', '100', DONOR), transaction('4', '2020-01-20', '100')];

  test.each([
    ['2', ['RecordExpenditure']],
    ['3', ['RecordExpenditure', 'CompleteDelivery']],
    ['4', ['RecordExpenditure', 'CompleteDelivery', 'WaiveEvaluation', 'CloseRequest']],
    ['5', ['RecordExpenditure', 'CancelRequest']],
    ['6', ['RecordExpenditure', 'SuspendDelivery']],
  ])('%s ends in %j where there was money', async (code, last) => {
    const history = await told(status(code), ...funded);
    expect(typesOf(history).slice(-last.length)).toEqual(last);
    expect(history.findings.listed).toEqual([]);
  });

  test.each(['2', '3', '4', '6'])('%s is listed where there was none', async (code) => {
    expect(reasons(await told(status(code), budget('2020', '1')))).toEqual({
      'activity-status': 'status-without-funding',
    });
  });

  test.each(['3', '4', '5'])('%s with an end before its first money ends when that money came', async (code) => {
    const history = await told(
      status(code),
      '<activity-date type="2" iso-date="2020-01-01"/><activity-date type="4" iso-date="2020-06-30"/>',
      transaction('1', '2020-12-31', '100', DONOR),
      transaction('4', '2020-12-31', '60'),
    );
    const ends = [...dataOf(history, 'CompleteDelivery'), ...dataOf(history, 'CancelRequest')];
    expect(ends).toMatchObject([code === '5' ? { cancelledOn: '2020-12-31' } : { completedOn: '2020-12-31' }]);
    expect(reasons(history)).toMatchObject({ 'activity-date[2]': 'ended-before-funded' });
  });

  test('closed stays in evaluation where the project is too large to waive one', async () => {
    const history = await told(status('4'), transaction('1', '2020-01-10', '100000', DONOR));
    expect(typesOf(history).at(-1)).toBe('CompleteDelivery');
    expect(reasons(history)).toEqual({ 'activity-status': 'closing-needs-an-evaluation' });
  });

  test('planned leaves the money unbound', async () => {
    const history = await told(status('1'), budget('2020', '100'), transaction('1', '2020-01-10', '100', DONOR));
    expect(typesOf(history)).toEqual([
      'SubmitRequest',
      'PledgeContribution',
      'SignAgreement',
      'ReceiveInstalment',
      'AcceptRequest',
    ]);
    expect(history.findings.listed).toEqual([]);
  });
});

describe('Results', () => {
  const results = `<result type="1"><title><narrative>Training</narrative></title>
    <indicator measure="1"><title><narrative>Judges</narrative></title><baseline year="2019" value="3"/>
      <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-06-30"/><target value="10"/><actual value="4"/></period>
      <period><period-start iso-date="2020-07-01"/><period-end iso-date="2020-12-31"/><target value="20"/>
        <actual value="9"><dimension name="sex" value="female"/></actual></period>
    </indicator></result>`;

  test('become indicators of the workplan and measurements', async () => {
    const history = await told(
      status('2'),
      '<activity-date type="2" iso-date="2020-01-01"/>',
      results,
      transaction('1', '2020-01-10', '100', DONOR),
    );
    expect(dataOf(history, 'AgreeWorkplan')[0]?.indicators).toMatchObject([
      { title: 'Training: Judges', unit: 'units', baseline: { value: '3' }, target: { value: '20' } },
    ]);
    expect(dataOf(history, 'MeasureIndicator')).toMatchObject([{ value: '4', occurredOn: '2020-06-30' }]);
    expect(reasons(history)).toEqual({
      'result[1]/indicator[1]/period[1]/target[1]': 'one-target-per-indicator',
      'result[1]/indicator[1]/period[2]/actual[1]': 'disaggregated',
    });
  });

  test('are listed where nothing was delivered', async () => {
    expect(reasons(await told(results))['result[1]/indicator[1]']).toBe('not-in-delivery');
  });
});

describe('A later publication', () => {
  const tellOn = async (log: Log, elements: readonly string[], most?: number) =>
    toldOn(log, await activityOf(elements.join('')), rates, TODAY, most);
  const amountsOf = (history: Heard) =>
    [...dataOf(history, 'ReceiveInstalment'), ...dataOf(history, 'RecordExpenditure')].map(
      (data) => ('received' in data ? data.received : data.amount).minor,
    );
  const FIRST = [
    status('2'),
    budget('2020', '1000'),
    transaction('1', '2020-02-01', '500', DONOR),
    transaction('4', '2020-03-01', '100'),
  ] as const;

  test.each([
    ['at the end', [...FIRST, transaction('4', '2020-04-01', '7')]],
    ['newest first', [transaction('4', '2020-04-01', '7'), ...FIRST.toReversed()]],
    ['in between, of an earlier day', [...FIRST.slice(0, 3), transaction('4', '2020-02-20', '7'), FIRST[3]]],
    ['of the same amount and day', [...FIRST, transaction('4', '2020-03-01', '100')]],
    ['as a receipt of an earlier day', [...FIRST, transaction('1', '2020-02-15', '7', DONOR)]],
  ])('adds what is new %s', async (_, later) => {
    const log = new Log(rates);
    await tellOn(log, FIRST);
    const second = await tellOn(log, later);
    expect(amountsOf(second)).toHaveLength(1);
    expect(reasons(second)).toEqual({ 'budget[1]': 'budget-above-receipts' });
    expect((await tellOn(log, later)).tasks).toEqual([]);
  });

  test.each([
    ['its amount', transaction('4', '2020-03-01', '99')],
    ['its day', transaction('4', '2020-03-02', '100')],
  ])('lists a transaction that changed in %s, and adds the new one beside it', async (_, changed) => {
    const log = new Log(rates);
    await tellOn(log, FIRST);
    const second = await tellOn(log, [transaction('4', '2020-06-01', '7'), ...FIRST.slice(0, 3), changed]);
    expect(amountsOf(second)).toEqual([700]);
    expect(Object.entries(reasons(second)).filter(([element]) => element.startsWith('transaction'))).toEqual([
      ['transaction[3]', 'changed-since-imported'],
    ]);
  });

  test('lists a receipt whose donor is named otherwise now', async () => {
    const log = new Log(rates);
    await tellOn(log, FIRST);
    const renamed = transaction('1', '2020-02-01', '500', { provider: 'AA-GOV-2' });
    const second = await tellOn(log, [...FIRST.slice(0, 2), renamed, FIRST[3]]);
    expect(amountsOf(second)).toEqual([]);
    expect(reasons(second)).toMatchObject({ 'transaction[1]': 'changed-since-imported' });
  });

  test('begins the work of a request that was accepted without money, once there is enough', async () => {
    const log = new Log(rates);
    const [start, ...others] = ['<activity-date type="2" iso-date="2020-01-01"/>', ...FIRST];
    await tellOn(log, [start ?? '', ...others.slice(0, 2)]);
    const half = await tellOn(log, [start ?? '', ...others]);
    expect(reasons(half)).toMatchObject({
      'activity-status': 'status-without-funding',
      'transaction[2]': 'spent-before-received',
    });
    const whole = await tellOn(log, [start ?? '', ...others, transaction('1', '2020-02-15', '500', DONOR)]);
    expect(typesOf(whole)).toEqual([
      'ReceiveInstalment',
      'CheckResources',
      'ConfirmFunding',
      'AssignFieldOffice',
      'AgreeWorkplan',
      'RecordExpenditure',
    ]);
    expect(reasons(whole)).toEqual({});
  });

  test('says what was published otherwise before', async () => {
    const log = new Log(rates);
    await tellOn(log, [...FIRST, '<recipient-country code="KE"/>', transaction('11', '2020-01-01', '600', DONOR)]);
    const second = await tellOn(log, [
      status('3'),
      ...FIRST.slice(1),
      '<recipient-country code="UG"/>',
      transaction('11', '2020-01-01', '700', DONOR),
    ]);
    expect(reasons(second)).toEqual({
      'recipient-country[1]': 'changed-since-imported',
      'transaction[3]': 'changed-since-imported',
      'budget[1]': 'budget-above-receipts',
    });
    expect(typesOf(second)).toEqual(['CompleteDelivery']);
  });

  const parts = fc.tuple(anyMoneyBack, fc.infiniteStream(fc.boolean()), fc.nat());

  test('of more money, in any order, counts nothing twice and takes nothing new for something old', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async ([elements, isEarly, seed]) => {
        const whole = (await activityOf(elements)).transactions;
        const early = whole.filter(() => isEarly.next().value);
        const later = whole.toSorted((a, b) => ((a.position * seed) % 7) - ((b.position * seed) % 7));
        const activity = { ...(await activityOf(elements)), transactions: early };
        const log = new Log(rates);
        const first = await toldOn(log, activity, rates, TODAY);
        const renumbered = later.map((each, at) => ({ ...each, position: at + 1 }));
        const second = await toldOn(log, { ...activity, transactions: renumbered }, rates, TODAY);
        const ids = [...first.tasks, ...second.tasks].flatMap(({ data }) =>
          'receiptId' in data && 'received' in data ? [data.receiptId] : 'paidTo' in data ? [data.expenditureId] : [],
        );
        expect(new Set(ids).size).toBe(ids.length);
        const money = renumbered.filter(({ type }) => !['11', '13'].includes(type ?? ''));
        for (const { position } of money)
          expect(second.findings.whyNot(`transaction[${position}]`)?.reason).not.toBe('changed-since-imported');
        expect((await toldOn(log, { ...activity, transactions: renumbered }, rates, TODAY)).tasks).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('told in several goes leads where it leads in one', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoneyBack, fc.nat(20), async (elements, most) => {
        const activity = await activityOf(elements);
        const once = await toldOn(new Log(rates), activity, rates, TODAY);
        const log = new Log(rates);
        for (let rounds = 0; rounds < 20; rounds += 1)
          if ((await toldOn(log, activity, rates, TODAY, most + 1)).complete) break;
        const again = await toldOn(log, activity, rates, TODAY);
        expect(again.tasks).toEqual([]);
        expect(again.findings.listed).toEqual(once.findings.listed);
        expect(again.funded).toBe(once.funded);
      }),
      { numRuns: 100 },
    );
  });
});
