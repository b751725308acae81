import { describe, expect, test } from '@jest/globals';
import { events, until } from '../request-events.samples.js';
import { acceptance, loadFrom, on, requestId, today } from '../request.samples.js';
import type { RequestEvent } from '../request.events.js';
import { requestStream } from '../request.state.js';
import { WaiveEvaluation } from './evaluation.commands.js';
import { waiveEvaluation } from './waive-evaluation.transaction.js';

const [line] = acceptance.budget.lines;
const costing = (
  amount: number,
  currency: string,
  history: readonly RequestEvent[] = until.evaluation,
): readonly RequestEvent[] =>
  history.map((event) =>
    event.type === 'RequestAccepted' && line
      ? { ...event, data: { ...acceptance, budget: { currency, lines: [{ ...line, amount }] } } }
      : event,
  );
const rate = (currency: string, unitsPerUsd: string, effectiveOn = '2026-07-01') => ({
  type: 'RateLoaded',
  data: { currency, effectiveOn, unitsPerUsd, source: 'test' },
});
const rates = {
  'exchange-rate-EUR': [rate('EUR', '0.9')],
  'exchange-rate-JPY': [rate('JPY', '150')],
  'exchange-rate-KWD': [rate('KWD', '0.3')],
  'exchange-rate-CHF': [rate('CHF', '0.8', '2026-04-01')],
};
const waive = (history: readonly RequestEvent[], waivedOn = '2026-07-15', reason = 'A small project') =>
  waiveEvaluation(
    new WaiveEvaluation({ requestId, waivedOn, reason }, on(today)),
    loadFrom({ ...rates, [requestStream(requestId)]: history }),
  );

describe('A waiver of evaluation', () => {
  test('is for small projects, with a reason', async () => {
    const { appends } = await waive(until.evaluation);
    const expected = {
      ...events.EvaluationWaived,
      data: { ...events.EvaluationWaived.data, reason: 'A small project' },
    };
    expect(appends).toEqual([{ stream: requestStream(requestId), events: [expected] }]);
  });

  test.each([
    ['USD', 10_000_000],
    ['EUR', 9_000_000],
    ['JPY', 15_000_000],
    ['KWD', 30_000_000],
  ])('in %s is for direct cost below %d of its minor units', async (currency, threshold) => {
    await expect(waive(costing(threshold, currency))).rejects.toMatchObject({
      code: 'TooLargeToWaive',
      facts: { directCost: threshold, threshold, currency },
    });
    const { appends } = await waive(costing(threshold - 1, currency));
    expect(appends[0]?.events).toMatchObject([{ data: { directCost: threshold - 1, threshold, currency } }]);
  });

  test('counts the budget as it was revised', async () => {
    const larger: RequestEvent = {
      ...events.BudgetRevised,
      data: {
        ...events.BudgetRevised.data,
        lines: acceptance.budget.lines.map((one) => ({ ...one, amount: 5_000_000 })),
      },
    };
    const revised = [...until.delivery, larger, events.DeliveryCompleted];
    await expect(waive(revised)).rejects.toMatchObject({ code: 'TooLargeToWaive', facts: { directCost: 10_000_000 } });
  });

  test('needs a rate of its day', async () => {
    await expect(waive(costing(1, 'GBP'))).rejects.toMatchObject({
      code: 'RateMissing',
      facts: { currency: 'GBP', on: '2026-07-15' },
    });
    await expect(waive(costing(1, 'CHF'))).rejects.toMatchObject({ code: 'RateStale', facts: { currency: 'CHF' } });
  });

  test('has its day after completion, and a reason in words', async () => {
    for (const day of ['2026-06-29', '2026-09-02', ''])
      await expect(waive(until.evaluation, day)).rejects.toMatchObject({ facts: { field: 'waivedOn' } });
    for (const reason of ['', 'x'.repeat(5_001)])
      await expect(waive(until.evaluation, '2026-07-15', reason)).rejects.toMatchObject({ facts: { field: 'reason' } });
  });

  test('comes instead of an evaluation, not on top of one', async () => {
    for (const [step, more] of [
      ['commissioned', [events.EvaluationCommissioned]],
      ['submitted', [events.EvaluationCommissioned, events.EvaluationSubmitted]],
      ['waived', [events.EvaluationWaived]],
    ] as const)
      await expect(waive([...until.evaluation, ...more])).rejects.toMatchObject({
        code: 'WrongEvaluationStep',
        facts: { step },
      });
    await expect(waive(until.delivery)).rejects.toMatchObject({ code: 'WrongPhase', facts: { phase: 'delivery' } });
    await expect(waive([])).rejects.toMatchObject({ code: 'RequestNotFound' });
  });
});
