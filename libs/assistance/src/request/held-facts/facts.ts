import type { CommandContext, Decision, Load, Transaction } from '#event-sourcing';
import {
  AttachEvidence,
  CorrectActivity,
  type FactCommand,
  LogActivity,
  MeasureIndicator,
  RaiseRisk,
  ReachMilestone,
  RecordExpenditure,
  ReverseExpenditure,
} from '../delivery/delivery.commands.js';
import { type DeliveryFact, decideDelivery } from '../delivery/delivery.rules.js';
import type { Judgement } from '../delivery/fact-date.js';
import { recordExpenditureAs } from '../delivery/record-expenditure.transaction.js';
import { reverseExpenditureAs } from '../delivery/reverse-expenditure.transaction.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import type { FactKind } from './held-fact.events.js';

type Applied<C> = (judgement: Judgement | null) => Transaction<C>;

/** A fact that concerns the request's stream alone. */
const told: Applied<DeliveryFact> = (judgement) => async (command, load) => {
  const stream = requestStream(command.data.requestId);
  const state = await load.state(requestFold, stream);
  return { appends: [{ stream, events: decideDelivery(command, state, judgement) }] };
};

/** What applies each kind of fact, as it was told (no judgement) or as a person has judged it. */
export const APPLIED: { readonly [Kind in FactKind]: Applied<Extract<FactCommand, { type: Kind }>> } = {
  LogActivity: told,
  CorrectActivity: told,
  ReachMilestone: told,
  MeasureIndicator: told,
  AttachEvidence: told,
  RaiseRisk: told,
  RecordExpenditure: recordExpenditureAs,
  ReverseExpenditure: reverseExpenditureAs,
};

type Known = Readonly<{
  /** The field with the fact's own id; null where the id names something of the workplan. */
  idField: string | null;
  apply: (fact: unknown, context: CommandContext, load: Load, judgement: Judgement) => Promise<Decision>;
}>;

const known = <C extends FactCommand>(
  commandClass: new (data: C['data'], context: CommandContext) => C,
  idField: string | null,
  applied: Applied<C>,
): Known => ({
  idField,
  apply: (fact, context, load, judgement) => applied(judgement)(new commandClass(fact as C['data'], context), load), // it was held as the data of such a command
});

/** How a held fact is applied later. */
export const KNOWN: Readonly<Record<FactKind, Known>> = {
  LogActivity: known(LogActivity, 'activityId', APPLIED.LogActivity),
  CorrectActivity: known(CorrectActivity, 'correctionId', APPLIED.CorrectActivity),
  ReachMilestone: known(ReachMilestone, null, APPLIED.ReachMilestone),
  MeasureIndicator: known(MeasureIndicator, 'measurementId', APPLIED.MeasureIndicator),
  AttachEvidence: known(AttachEvidence, 'evidenceId', APPLIED.AttachEvidence),
  RaiseRisk: known(RaiseRisk, 'riskId', APPLIED.RaiseRisk),
  RecordExpenditure: known(RecordExpenditure, 'expenditureId', APPLIED.RecordExpenditure),
  ReverseExpenditure: known(ReverseExpenditure, 'reversalId', APPLIED.ReverseExpenditure),
};
