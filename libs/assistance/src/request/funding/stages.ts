import type { Load } from '#event-sourcing';
import { requestFold } from '../request.evolve.js';
import { type Request, requestStream } from '../request.state.js';
import type { Submission } from '../intake/intake.events.js';
import type { StageEvent, StageOf } from './stage.events.js';

/** So that ids are in the order of the stages, also as text. */
export const MOST_STAGES = 9;

/** The first stage is the request itself; the second of TA-2026-000123 is TA-2026-000123-2. */
export const stageId = (requestId: string, stage: number): string =>
  stage === 1 ? requestId : `${requestId}-${stage}`;

type Particulars = Extract<StageEvent, { type: 'StageOpened' }>['data']['submission'];

/** What a stage takes over; by name, so that nothing of a person comes along. */
export const particularsOf = (submission: Submission): Particulars => {
  const { requestId, origin, beneficiaries, ministry, channel, title, themes, kinds, mandates } = submission;
  const { instrument, wantedStart, urgency, submittedOn } = submission;
  return {
    ...{ requestId, origin, beneficiaries, ministry, channel, title, themes, kinds, mandates },
    ...{ instrument, wantedStart, urgency, submittedOn },
  };
};

/** Stage → those before it that have no money yet, in order. Whoever waits for none is not in it. */
export type Awaited = ReadonlyMap<string, readonly string[]>;

type MaybeStage = Readonly<{ requestId: string; stageOf?: StageOf }>;

/** What stages wait for, as their earlier stages are now. */
export const awaitedBy = async (load: Load, requests: Iterable<MaybeStage>): Promise<Awaited> => {
  const stages = [...requests].flatMap(({ requestId, stageOf }) =>
    stageOf ? { requestId, earlier: earlierStages(stageOf) } : [],
  );
  const ids = [...new Set(stages.flatMap(({ earlier }) => earlier))];
  const states = await Promise.all(ids.map((id) => load.state(requestFold, requestStream(id))));
  const unfunded = new Set(ids.filter((_, index) => isUnfunded(states[index])));
  const awaited = stages.map(
    ({ requestId, earlier }) => [requestId, earlier.filter((id) => unfunded.has(id))] as const,
  );
  return new Map(awaited.filter(([, earlier]) => earlier.length > 0));
};

/** Ids of the stages before one, in order. */
export const earlierStages = ({ requestId, stage }: StageOf): readonly string[] =>
  Array.from({ length: stage - 1 }, (_, index) => stageId(requestId, index + 1));

/** Nothing is reserved or committed, and it has not ended: what was cancelled or withdrawn is waited for no more. */
const isUnfunded = (request: Request | undefined): boolean =>
  request?.phase === 'funding' && request.standing.kind !== 'reserved';
