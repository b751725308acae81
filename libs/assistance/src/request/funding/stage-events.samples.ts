import { acceptance, requestId, submission } from '../request.samples.js';
import type { StageEvent } from './stage.events.js';
import { particularsOf } from './stages.js';

const particulars = particularsOf(submission);
const second = `${requestId}-2`;
const [staff, travel] = [1_500_000, 1_000_000];
const lineOf = (lineId: string, amount: number) =>
  acceptance.budget.lines.filter((line) => line.lineId === lineId).map((line) => ({ ...line, amount }));

/** The request, split on 14 January: a draft first, then the training of those who will use it. */
export const stageEvents: { [Type in StageEvent['type']]: Extract<StageEvent, { type: Type }> } = {
  RequestSplit: {
    type: 'RequestSplit',
    data: {
      requestId,
      splitOn: '2026-01-14',
      reason: 'There is money for a draft',
      stages: [
        { requestId, stage: 1, title: 'A draft law' },
        { requestId: second, stage: 2, title: 'Training' },
      ],
      title: 'A draft law',
      lines: [...lineOf('staff', staff), ...lineOf('travel', 500_000)],
      startsOn: '2026-02-01',
      waiting: { since: '2026-01-13', shortfall: 2_000_000 },
    },
  },
  StageOpened: {
    type: 'StageOpened',
    data: {
      requestId: second,
      openedOn: '2026-01-14',
      stageOf: { requestId, stage: 2, of: 2 },
      submission: { ...particulars, requestId: second, title: 'Training', wantedStart: '2026-06-01' },
      acceptance: {
        ...acceptance,
        requestId: second,
        startsOn: '2026-06-01',
        budget: { currency: 'USD', lines: [...lineOf('staff', 2_500_000 - staff), ...lineOf('travel', travel)] },
      },
      waiting: { since: '2026-01-13', shortfall: 2_000_000 },
    },
  },
};
