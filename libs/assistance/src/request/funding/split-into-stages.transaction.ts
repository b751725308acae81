import { directCost } from '#contributions';
import {
  type Decision,
  type Load,
  Refusal,
  type StreamEvents,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import type { WaitlistEvent } from '../../waitlist/waitlist.events.js';
import { WAITLIST, type Waiting, waitlistFold } from '../../waitlist/waitlist.state.js';
import { requirePhase } from '../phase.js';
import { requestFold } from '../request.evolve.js';
import { type InFunding, type Request, needOf, requestStream } from '../request.state.js';
import type { SplitIntoStages } from './funding.commands.js';
import { stageBudgets } from './stage-budgets.js';
import { requireVoluntaryContributions } from './regular-budget.js';
import type { StageEvent } from './stage.events.js';
import { evolveStage } from './stage.evolve.js';
import { particularsOf, stageId } from './stages.js';

/**
 * A manager splits a request that has no money yet into stages, each funded on its own, one after the other. Where it
 * waits, all of them have its place. Answers `{ stages: [{ requestId, stage, title }] }`.
 */
export const splitIntoStages: Transaction<SplitIntoStages> = async (command, load): Promise<Decision> => {
  const { requestId, stages: sketches, splitOn, reason } = command.data;
  const request = requirePhase(await load.state(requestFold, requestStream(requestId)), 'funding', requestId);
  requireVoluntaryContributions(request);
  const { standing, acceptance, ledger } = request;
  requireNotAfter('splitOn', splitOn, dayOf(command));
  requireOrder(request.lastStep, ['splitOn', splitOn]);
  if (standing.kind === 'waitlisted') requireOrder(['waitingSince', standing.since], ['splitOn', splitOn]);
  requireText('reason', reason, 2_000);
  if (standing.kind === 'reserved') throw new Refusal('AlreadyReserved', { requestId, expiresOn: standing.expiresOn });
  if (acceptance.stageOf) throw new Refusal('AlreadySplit', { requestId, stageOf: acceptance.stageOf });
  const budgets = stageBudgets(ledger.lines, sketches);
  const stages = sketches.map(({ title }, index) => ({
    ...{ requestId: stageId(requestId, index + 1), stage: index + 1, title },
  }));
  for (const stage of stages.slice(1)) await requireUnknown(load, stage.requestId);

  const place = (await load.state(waitlistFold, WAITLIST)).waiting.get(requestId);
  const events = sketches.map(({ title, startsOn }, index): StageEvent => {
    const lines = budgets[index] ?? [];
    const waiting = place ? { since: place.waitingSince, shortfall: directCost(lines) } : null;
    if (index === 0)
      return { type: 'RequestSplit', data: { requestId, splitOn, reason, stages, title, lines, startsOn, waiting } };
    return opening(request, index + 1, sketches.length, { title, lines, startsOn, waiting, openedOn: splitOn });
  });
  const requests = events.map((event): StreamEvents => {
    return { stream: requestStream(event.data.requestId), events: [event] };
  });
  const left: WaitlistEvent = { type: 'WaitlistLeft', data: { requestId, leftOn: splitOn, because: 'split' } };
  const joined = place ? [left, ...events.map((event) => joining(request, event, place))] : [];
  return { appends: [...requests, ...(place ? [{ stream: WAITLIST, events: joined }] : [])], answer: { stages } };
};

const requireUnknown = async (load: Load, requestId: string): Promise<void> => {
  const { phase } = await load.state(requestFold, requestStream(requestId));
  if (phase !== 'unknown') throw new Refusal('RequestExists', { requestId });
};

type Opened = Extract<StageEvent, { type: 'StageOpened' }>['data'];
type Sketch = Pick<Opened, 'waiting' | 'openedOn'> &
  Readonly<{ title: string; startsOn: string; lines: Opened['acceptance']['budget']['lines'] }>;

/** With the particulars of the request; what was told of it as a whole stays with it. */
const opening = (
  request: InFunding,
  stage: number,
  of: number,
  { title, lines, startsOn, waiting, openedOn }: Sketch,
): StageEvent => {
  const particulars = particularsOf(request.submission);
  const { acceptance } = request;
  const requestId = stageId(particulars.requestId, stage);
  return {
    type: 'StageOpened',
    data: {
      ...{ requestId, openedOn, waiting, stageOf: { requestId: particulars.requestId, stage, of } },
      submission: { ...particulars, requestId, title, wantedStart: startsOn },
      acceptance: { ...acceptance, requestId, startsOn, budget: { ...acceptance.budget, lines } },
    },
  };
};

/** A stage takes the place of the request, with what it needs itself. */
const joining = (request: InFunding, event: StageEvent, place: Waiting): WaitlistEvent => {
  const { requestId } = event.data;
  const before: Request = event.type === 'RequestSplit' ? request : { phase: 'unknown' };
  const stage = requirePhase(evolveStage(before, event), 'funding', requestId);
  const need = needOf(stage);
  const { stageOf } = stage.acceptance;
  const { priority, acceptedOn, waitingSince, passes } = place;
  return {
    type: 'WaitlistJoined',
    data: {
      ...{ requestId, priority, acceptedOn, waitingSince, passes, need, shortfall: directCost(need.lines) },
      ...(stageOf && { stageOf }),
    },
  };
};
