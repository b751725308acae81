import type { Load } from '#event-sourcing';
import { requestFold } from '../request.evolve.js';
import { type Request, requestStream } from '../request.state.js';
import type { StageOf } from './stage.events.js';

/** So that ids are in the order of the stages, also as text. */
export const MOST_STAGES = 9;

/** The first stage is the request itself; the second of TA-2026-000123 is TA-2026-000123-2. */
export const stageId = (requestId: string, stage: number): string =>
  stage === 1 ? requestId : `${requestId}-${stage}`;

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
  return new Map(awaited.filter(([, ids]) => ids.length > 0));
};

/** Ids of the stages before one, in order. */
export const earlierStages = ({ requestId, stage }: StageOf): readonly string[] =>
  Array.from({ length: stage - 1 }, (_, index) => stageId(requestId, index + 1));

/** Nothing is reserved or committed, and it has not ended: what was cancelled or withdrawn is waited for no more. */
const isUnfunded = (request: Request | undefined): boolean =>
  request?.phase === 'funding' && request.standing.kind !== 'reserved';
