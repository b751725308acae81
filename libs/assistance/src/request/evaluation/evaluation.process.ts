import { asks, type Process, remembers } from '#event-sourcing';
import type { RequestEvent } from '../request.events.js';
import { addDays } from '../working-days.js';
import { COMMISSIONED_WITHIN_DAYS } from './arrange-evaluation.transaction.js';
import type { ArrangeEvaluation } from './evaluation.commands.js';

const HANDLED = [
  'DeliveryCompleted',
  'EvaluationCommissioned',
  'EvaluationWaived',
  'RequestCancelled',
  'RequestWithdrawn',
] as const;

/** What was delivered is evaluated: arranged at completion, and again when the standard's time is over. */
export const evaluationProcess: Process<null, Extract<RequestEvent, { type: (typeof HANDLED)[number] }>> = {
  name: 'evaluation',
  version: 1,
  handles: HANDLED,
  instanceOf: ({ data }) => data.requestId,
  initial: null,
  react: (_, { type, data }) => {
    if (type !== 'DeliveryCompleted') return remembers<null>(null);
    const { requestId, completedOn } = data;
    const atTheLatest = addDays(completedOn, COMMISSIONED_WITHIN_DAYS);
    const arrange = (key: string, arrangedOn: string) =>
      asks<ArrangeEvaluation>(key, 'ArrangeEvaluation', { requestId, arrangedOn });
    return {
      state: null,
      commands: [arrange('arrange', completedOn)],
      timers: [{ ...arrange('arrange-at-the-latest', atTheLatest), dueOn: atTheLatest }],
    };
  },
};
