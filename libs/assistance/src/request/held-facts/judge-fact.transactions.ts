import {
  type Decision,
  InvalidInput,
  type Load,
  NotFound,
  Refusal,
  type Transaction,
  dayOf,
  noteOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { acceptedOf } from '../accepted.js';
import { LONGEST_ID } from '../intake/submission.rules.js';
import { notingWhoCharges } from '../delivery/note-who-charges.js';
import type { RequestEvent } from '../request.events.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import { KNOWN } from './facts.js';
import type { AcceptFact, RejectFact } from './held-fact.commands.js';
import type { HeldFact } from './held-fact.events.js';

const accept: Transaction<AcceptFact> = async (command, load): Promise<Decision> => {
  const { requestId, factId, acceptedOn, reason, underId = null, obligationId } = command.data;
  const found = await heldFact(command, load, 'accepted');
  if (!found) return { appends: [] };
  const { fact, others } = found;
  requireJudgement(fact, ['acceptedOn', acceptedOn], reason, dayOf(command));
  const { idField, apply } = KNOWN[fact.kind];
  if (underId !== null) requireText('underId', underId, LONGEST_ID);
  if (underId !== null && idField === null)
    throw new InvalidInput('underId', 'is for facts that have an id of their own', { kind: fact.kind });
  const isExpenditure = fact.kind === 'RecordExpenditure';
  if (obligationId !== undefined && !isExpenditure)
    throw new InvalidInput('obligationId', 'is for expenditures', { kind: fact.kind });
  const told = {
    ...fact.fact,
    ...(underId !== null && idField !== null && { [idField]: underId }),
    ...(obligationId !== undefined && { obligationId }),
  };
  const { appends, answer = {} } = await apply(told, command.context, load, {
    judgedOn: acceptedOn,
    ...(fact.toldBy && { toldBy: fact.toldBy }),
  });

  const stream = requestStream(requestId);
  const accepted: RequestEvent = {
    type: 'FactAccepted',
    data: {
      requestId,
      factId,
      kind: fact.kind,
      acceptedOn,
      reason,
      underId,
      ...(obligationId !== undefined && { obligationId }),
      held: others,
    },
  };
  const own = appends.find((one) => one.stream === stream)?.events ?? [];
  return {
    appends: [{ stream, events: [accepted, ...own] }, ...appends.filter((one) => one.stream !== stream)],
    answer,
  };
};

/** A person finds that it holds: it is applied in the same append, or refused with its reason while it does not fit. */
export const acceptFact: Transaction<AcceptFact> = notingWhoCharges(accept);

export const rejectFact: Transaction<RejectFact> = async (command, load): Promise<Decision> => {
  const { requestId, factId, rejectedOn, reason } = command.data;
  const found = await heldFact(command, load, 'rejected');
  if (!found) return { appends: [] };
  const { fact, others } = found;
  requireJudgement(fact, ['rejectedOn', rejectedOn], reason, dayOf(command));
  const rejected: RequestEvent = {
    type: 'FactRejected',
    data: { requestId, factId, kind: fact.kind, rejectedOn, reason, held: others },
  };
  return { appends: [{ stream: requestStream(requestId), events: [rejected] }] };
};

/** The fact, and how many others are held; null when it has had this outcome before. */
const heldFact = async (
  { data: { requestId, factId } }: AcceptFact | RejectFact,
  load: Load,
  wanted: 'accepted' | 'rejected',
): Promise<Readonly<{ fact: HeldFact; others: number }> | null> => {
  const state = await load.state(requestFold, requestStream(requestId));
  if (state.phase === 'unknown') throw new NotFound('Request', requestId);
  const work = acceptedOf(state)?.work;
  const outcome = work && noteOf(work.judgedFacts, factId);
  if (outcome === wanted) return null;
  if (outcome) throw new Refusal('FactAlreadyJudged', { requestId, factId, outcome });
  const fact = work?.heldFacts.get(factId);
  if (!work || !fact) throw new NotFound('HeldFact', factId);
  return { fact, others: work.heldFacts.size - 1 };
};

const requireJudgement = (
  { heldOn }: HeldFact,
  judgedOn: readonly [field: string, day: string],
  reason: string,
  today: string,
): void => {
  requireText('reason', reason, 2_000);
  requireNotAfter(...judgedOn, today);
  requireOrder(['heldOn', heldOn], judgedOn);
};
