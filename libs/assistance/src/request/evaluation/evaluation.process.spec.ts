import { describe, expect, test } from '@jest/globals';
import { reactionTo } from '#event-sourcing/testing';
import { evaluationProcess } from './evaluation.process.js';

type Handled = Parameters<typeof evaluationProcess.react>[1];
/** Only what the process looks at. */
const told = (type: Handled['type'], data: object = {}): Handled =>
  ({ type, data: { requestId: 'TA-1', ...data } }) as Handled;

const completed = told('DeliveryCompleted', { completedOn: '2026-03-01' });

describe('The process of evaluation', () => {
  test('arranges it at completion, and 60 days later at the latest', () => {
    const { commands, timers } = reactionTo(evaluationProcess, [completed]);
    expect(commands).toMatchObject([
      { type: 'ArrangeEvaluation', data: { requestId: 'TA-1', arrangedOn: '2026-03-01' } },
    ]);
    expect(timers).toMatchObject([
      { type: 'ArrangeEvaluation', data: { arrangedOn: '2026-04-30' }, dueOn: '2026-04-30' },
    ]);
  });

  test.each(['EvaluationCommissioned', 'EvaluationWaived', 'RequestCancelled', 'RequestWithdrawn'] as const)(
    'has nothing outstanding after %s',
    (type) => {
      expect(reactionTo(evaluationProcess, [completed, told(type)])).toMatchObject({ commands: [], timers: [] });
    },
  );
});
