import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rateTable } from '#money';
import { activityOf, budget, status, transaction } from '../testing/activity.js';
import { anyMoney } from '../testing/any-money.js';
import { type History, planHistory } from './history.js';
import type { Task } from './steps.js';

const DONOR = { provider: 'AA-GOV-1' };
const rates = rateTable([{ currency: 'EUR', effectiveOn: '2020-01-01', unitsPerUsd: '0.5', source: 'test' }]);

const planned = async (...elements: readonly string[]): Promise<History> =>
  planHistory(await activityOf(elements.join('')), { rates, today: '2021-06-30' });

const reasons = ({ listed }: History): Record<string, string> =>
  Object.fromEntries(listed.map(({ element, reason }) => [element, reason]));

const tasks = ({ steps }: History) => steps.map(({ task: { type } }) => type);
const dataOf = <T extends Task['type']>({ steps }: History, type: T) =>
  steps.flatMap(({ task }) => (task.type === type ? [task.data as Extract<Task, { type: T }>['data']] : [])); // of that type
const linesOf = (history: History) =>
  [
    ...dataOf(history, 'AcceptRequest').map(({ budget: { lines } }) => lines),
    ...dataOf(history, 'ReviseBudget').map(({ lines }) => lines),
  ].map((lines) => Object.fromEntries(lines.map(({ lineId, amount }) => [lineId, amount])));

describe('The history of an activity', () => {
  test('goes from the request over its money to its delivery', async () => {
    const history = await planned(
      status('2'),
      '<activity-date type="1" iso-date="2020-01-01"/><activity-date type="3" iso-date="2021-12-31"/>',
      '<recipient-country code="KE" percentage="100"/>',
      budget('2020', '1000'),
      transaction('11', '2020-01-15', '1000', DONOR),
      transaction('1', '2020-02-01', '1000', DONOR),
      transaction('4', '2020-03-01', '250.50'),
    );
    expect(tasks(history)).toEqual([
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
    expect(history.listed).toEqual([]);
  });

  test('is the same each time it is planned', async () => {
    const elements = [status('2'), transaction('1', '2020-02-01', '10', DONOR)];
    expect(await planned(...elements)).toEqual(await planned(...elements));
  });

  test('names each step once, and claims each element once or lists it', async () => {
    await fc.assert(
      fc.asyncProperty(anyMoney, async (elements) => {
        const history = await planned(elements);
        const keys = history.steps.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const claimed = new Set(history.steps.flatMap(({ records }) => records));
        for (const { element } of history.elements)
          expect([element, claimed.has(element)]).toEqual([element, !(element in reasons(history))]);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves no element without a step or a reason', async () => {
    const history = await planned(
      status('9'),
      '<activity-date type="5" iso-date="2020-01-01"/><activity-date type="1"/>',
      '<sector code="15113"/><sector code="99810"/><sector vocabulary="8" code="3.2"/>',
      '<contact-info><email>a@example.org</email></contact-info><policy-marker code="1"/>',
      transaction('2', '2020-01-01', '10'),
      transaction('5', '2020-01-01', '10'),
      '<result type="1"><indicator measure="5"/></result>',
    );
    const claimed = new Set(history.steps.flatMap(({ records }) => records));
    for (const { element } of history.elements)
      expect([element, claimed.has(element)]).toEqual([element, !(element in reasons(history))]);
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
    const history = await planned(
      status('2'),
      budget('2020', '600'),
      budget('2021', '400'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('1', '2020-02-01', '300', DONOR),
    );
    expect(linesOf(history)).toEqual([{ 'budget-1': 50_000 }, { 'budget-1': 60_000, 'budget-2': 20_000 }]);
    expect(reasons(history)).toEqual({ 'budget[2]': 'budget-above-receipts' });
  });

  test('is received before it is spent within a day, whatever their order', async () => {
    const history = await planned(
      status('2'),
      transaction('3', '2020-01-01', '500'),
      transaction('1', '2020-01-01', '500', DONOR),
    );
    expect(history.listed).toEqual([]);
    expect(dataOf(history, 'RecordExpenditure')).toMatchObject([{ amount: { minor: 50_000 }, paidTo: 'organisation' }]);
  });

  test('that was spent before enough was received is listed', async () => {
    const history = await planned(
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
    const history = await planned(
      status('2'),
      budget('2020', '100'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('4', '2020-03-01', '150'),
    );
    expect(linesOf(history)).toEqual([{ 'budget-1': 10_000 }, { 'budget-1': 10_000, 'beyond-published': 5_000 }]);
    expect(dataOf(history, 'RecordExpenditure').map(({ lineId, amount }) => [lineId, amount.minor])).toEqual([
      ['budget-1', 10_000],
      ['beyond-published', 5_000],
    ]);
    expect(history.notes).toContainEqual({ element: 'budget', reason: 'spent-above-budget' });
  });

  test('is charged to the line of its period first', async () => {
    const history = await planned(
      status('2'),
      budget('2020', '100'),
      budget('2021', '100'),
      transaction('1', '2020-01-01', '200', DONOR),
      transaction('4', '2021-03-01', '120'),
    );
    expect(dataOf(history, 'RecordExpenditure').map(({ lineId, amount }) => [lineId, amount.minor])).toEqual([
      ['budget-2', 10_000],
      ['budget-1', 2_000],
    ]);
  });

  test('taken back reverses the payment that it mirrors, or the latest ones', async () => {
    const history = await planned(
      status('2'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('4', '2020-02-01', '100'),
      transaction('4', '2020-03-01', '50'),
      transaction('4', '2020-04-01', '-100'),
      transaction('4', '2020-05-01', '-20'),
      transaction('4', '2020-06-01', '-31'),
    );
    expect(
      dataOf(history, 'ReverseExpenditure').map(({ expenditureId, amount }) => [expenditureId, amount.minor]),
    ).toEqual([
      ['transaction-2', 10_000],
      ['transaction-3', 2_000],
    ]);
    expect(reasons(history)).toEqual({ 'transaction[6]': 'reversal-exceeds-spending' });
  });

  test('given back reverses the receipt of the same amount, else it is a refund; it is not bound beforehand', async () => {
    const history = await planned(
      status('2'),
      transaction('1', '2020-01-01', '500', DONOR),
      transaction('1', '2020-02-01', '300', DONOR),
      transaction('4', '2020-02-02', '100'),
      transaction('1', '2020-03-01', '-300', DONOR),
      transaction('1', '2020-04-01', '-250', DONOR),
    );
    expect(dataOf(history, 'ReverseReceipt')).toMatchObject([{ receiptId: 'transaction-2', amount: 30_000 }]);
    expect(dataOf(history, 'RefundBalance')).toMatchObject([{ amount: 25_000 }]);
    expect(linesOf(history).at(-1)).toEqual({ estimated: 15_000 + 10_000 });
    expect(history.listed).toEqual([]);
  });

  test('bound for spending that was taken back is released before it is given back', async () => {
    const history = await planned(
      status('2'),
      transaction('1', '2020-01-01', '100', DONOR),
      transaction('4', '2020-02-01', '80'),
      transaction('4', '2020-03-01', '-50'),
      transaction('1', '2020-04-01', '-60', DONOR),
    );
    expect(tasks(history).slice(-2)).toEqual(['ReviseBudget', 'RefundBalance']);
    expect(linesOf(history).at(-1)).toEqual({ estimated: 4_000 });
    expect(history.listed).toEqual([]);
  });

  test('of its own is received as it is spent where nothing incoming was published', async () => {
    const history = await planned(
      status('2'),
      transaction('3', '2020-01-01', '10'),
      transaction('4', '2020-02-01', '20'),
    );
    expect(dataOf(history, 'PledgeContribution')).toMatchObject([
      { donorId: 'IATI-ZZ-EX', ownResources: true, amount: { minor: 3_000 } },
    ]);
    expect(tasks(history).filter((type) => type === 'ReceiveInstalment' || type === 'RecordExpenditure')).toEqual([
      'ReceiveInstalment',
      'RecordExpenditure',
      'ReceiveInstalment',
      'RecordExpenditure',
    ]);
    expect(history.listed).toEqual([]);
  });

  test('of its own needs no publisher that is named', async () => {
    const { reportingOrg: _, ...nameless } = await activityOf(transaction('3', '2020-01-01', '10'));
    const history = planHistory({ ...nameless, reportingOrg: undefined }, { rates, today: '2021-06-30' });
    expect(history.donors).toMatchObject([{ name: 'Publisher of ZZ-EX-1', type: 'other', organisationRef: null }]);
    expect(dataOf(history, 'RecordExpenditure')).toHaveLength(1);
  });

  test('promised only is no money of its own: what was spent waits for receipts', async () => {
    const history = await planned(
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
    const history = await planned(
      status('2'),
      budget('2020', '1000'),
      transaction('1', '2020-01-10', '100', { ...DONOR, currency: 'EUR' }),
      transaction('4', '2020-01-20', '50', { currency: 'EUR' }),
      transaction('4', '2021-06-01', '1', { currency: 'EUR' }),
      transaction('4', '2020-01-20', '1', { currency: 'JPY' }),
    );
    expect(linesOf(history)).toEqual([{ 'budget-1': 20_000 }]);
    expect(reasons(history)).toEqual({
      'budget[1]': 'budget-above-receipts',
      'transaction[3]': 'rate-stale',
      'transaction[4]': 'no-rate',
    });
  });

  test('over several lines is listed whole where a contribution has no rate that day', async () => {
    const history = await planned(
      status('2'),
      budget('2020', '100'),
      budget('2021', '20'),
      transaction('1', '2020-02-01', '60', DONOR),
      transaction('1', '2020-02-02', '45', { ...DONOR, currency: 'EUR' }),
      transaction('4', '2020-03-01', '80'),
      transaction('4', '2021-05-01', '5'),
      transaction('4', '2021-05-02', '30'), // the euro's rate is stale by then
    );
    expect(reasons(history)).toMatchObject({ 'transaction[5]': 'rate-stale' });
    expect(dataOf(history, 'RecordExpenditure').map(({ amount: { minor } }) => minor)).toEqual([8_000, 500]);
  });

  test('of one donor in two currencies is held in two contributions', async () => {
    const history = await planned(
      transaction('1', '2020-01-10', '1', DONOR),
      transaction('1', '2020-01-10', '1', { ...DONOR, currency: 'EUR' }),
    );
    expect(dataOf(history, 'PledgeContribution').map(({ amount }) => amount.currency)).toEqual(['USD', 'EUR']);
    expect(history.donors).toHaveLength(1);
  });

  test('is listed when its transaction cannot be read', async () => {
    const history = await planned(
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
    const history = await planned(
      status('1'),
      budget('2020', '100'),
      budget('2021', '200'),
      budget('2020', '120', '2'),
      budget('2022', '0'),
    );
    expect(linesOf(history)).toEqual([{ 'budget-3': 12_000, 'budget-2': 20_000 }]);
    expect(reasons(history)).toEqual({ 'budget[1]': 'replaced-by-revised-budget', 'budget[4]': 'zero-budget' });
  });

  test('that are missing are estimated, and marked so', async () => {
    const history = await planned(
      status('1'),
      transaction('2', '2020-01-01', '70'),
      transaction('11', '2020-01-01', '50', DONOR),
    );
    expect(linesOf(history)).toEqual([{ estimated: 7_000 }]);
    expect(history.notes).toContainEqual({ element: 'budget', reason: 'budget-estimated' });
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
    const history = await planned(status(code), ...funded);
    expect(tasks(history).slice(-last.length)).toEqual(last);
    expect(history.listed).toEqual([]);
  });

  test.each(['2', '3', '4', '6'])('%s is listed where there was none', async (code) => {
    expect(reasons(await planned(status(code), budget('2020', '1')))).toEqual({
      'activity-status': 'status-without-funding',
    });
  });

  test.each(['3', '4', '5'])('%s with an end before its first money ends when that money came', async (code) => {
    const history = await planned(
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
    const history = await planned(status('4'), transaction('1', '2020-01-10', '100000', DONOR));
    expect(tasks(history).at(-1)).toBe('CompleteDelivery');
    expect(reasons(history)).toEqual({ 'activity-status': 'closing-needs-an-evaluation' });
  });

  test('planned leaves the money unbound', async () => {
    const history = await planned(status('1'), budget('2020', '100'), transaction('1', '2020-01-10', '100', DONOR));
    expect(tasks(history)).toEqual([
      'SubmitRequest',
      'PledgeContribution',
      'SignAgreement',
      'ReceiveInstalment',
      'AcceptRequest',
    ]);
    expect(history.listed).toEqual([]);
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
    const history = await planned(
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
    expect(reasons(await planned(results))['result[1]/indicator[1]']).toBe('not-in-delivery');
  });
});
