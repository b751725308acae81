import type { Request, Standing } from '../request.state.js';
import { emptyLedger } from './request-ledger.js';
import type { StageEvent } from './stage.events.js';

export const evolveStage = (state: Request, event: StageEvent): Request => {
  switch (event.type) {
    case 'RequestSplit':
      return state.phase === 'funding' ? split(state, event.data) : state;
    case 'StageOpened':
      return state.phase === 'unknown' ? opened(event.data) : state;
  }
};

type DataOf<T extends StageEvent['type']> = Extract<StageEvent, { type: T }>['data'];

const split = (
  state: Extract<Request, { phase: 'funding' }>,
  { requestId, splitOn, title, lines, startsOn, stages, waiting }: DataOf<'RequestSplit'>,
): Request => {
  const { submission, acceptance, ledger } = state;
  const stageOf = { requestId, stage: 1, of: stages.length };
  return {
    ...state,
    submission: { ...submission, title },
    acceptance: { ...acceptance, budget: { ...acceptance.budget, lines }, startsOn, stageOf },
    ledger: { ...ledger, lines },
    standing: standingOf(waiting),
    lastStep: ['splitOn', splitOn],
  };
};

const opened = ({ submission, acceptance, stageOf, waiting, openedOn }: DataOf<'StageOpened'>): Request => ({
  phase: 'funding',
  submission: {
    ...submission,
    ...{ focalPoint: null, description: '', justification: '', estimatedCost: null, externalReference: null },
  },
  acceptance: { ...acceptance, stageOf },
  ledger: emptyLedger(acceptance.budget.currency, acceptance.budget.lines),
  standing: standingOf(waiting),
  lastStep: ['openedOn', openedOn],
});

const standingOf = (waiting: DataOf<'RequestSplit'>['waiting']): Standing =>
  waiting ? { kind: 'waitlisted', shortfall: waiting.shortfall, since: waiting.since } : { kind: 'unchecked' };
