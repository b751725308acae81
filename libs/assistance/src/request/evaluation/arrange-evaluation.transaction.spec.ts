import { describe, expect, test } from '@jest/globals';
import type { RequestEvent } from '../request.events.js';
import { events, until } from '../request-events.samples.js';
import { acceptance, loadFrom, on, requestId, today } from '../request.samples.js';
import { requestStream } from '../request.state.js';
import { arrangeEvaluation } from './arrange-evaluation.transaction.js';
import { ArrangeEvaluation } from './evaluation.commands.js';

const [line] = acceptance.budget.lines;
const costing = (amount: number): readonly RequestEvent[] =>
  until.evaluation.map((event) =>
    event.type === 'RequestAccepted' && line
      ? { ...event, data: { ...acceptance, budget: { currency: 'USD', lines: [{ ...line, amount }] } } }
      : event,
  );
const { completedOn } = events.DeliveryCompleted.data;
const arrange = (history: readonly RequestEvent[], arrangedOn = completedOn, day = today) =>
  arrangeEvaluation(
    new ArrangeEvaluation({ requestId, arrangedOn }, on(day)),
    loadFrom({ [requestStream(requestId)]: history }),
  );
const LARGE = 10_000_000;

describe('An evaluation that is arranged by itself', () => {
  test('is commissioned at completion from the evaluation function, where it may not be waived', async () => {
    const { appends, answer } = await arrange(costing(LARGE));
    expect(appends[0]?.events).toMatchObject([
      { type: 'EvaluationCommissioned', data: { commissionedOn: completedOn, evaluator: { officeCode: null } } },
    ]);
    expect(answer).toEqual({ commissioned: true });
  });

  test('of a small project is left to a manager', async () => {
    expect(await arrange(costing(LARGE - 1))).toEqual({ appends: [], answer: { commissioned: false } });
  });

  test('of a small project is commissioned when the time to do so is over', async () => {
    const sixtyDays = new Date(Date.parse(completedOn) + 60 * 86_400_000).toISOString().slice(0, 10);
    const dayBefore = new Date(Date.parse(completedOn) + 59 * 86_400_000).toISOString().slice(0, 10);
    expect((await arrange(costing(LARGE - 1), dayBefore, sixtyDays)).appends).toEqual([]);
    expect((await arrange(costing(LARGE - 1), sixtyDays, sixtyDays)).answer).toEqual({ commissioned: true });
  });

  test('is not commissioned a second time', async () => {
    const again = await arrange([...costing(LARGE), events.EvaluationCommissioned]);
    expect(again).toEqual({ appends: [], answer: { commissioned: false } });
  });

  test('is refused before completion, and on days to come', async () => {
    await expect(arrange(until.delivery)).rejects.toMatchObject({ code: 'WrongPhase' });
    await expect(arrange(costing(LARGE), '2030-01-01')).rejects.toMatchObject({ code: 'InvalidInput' });
  });
});
