import type { Candidates } from '#contributions';
import type { Command, Transaction } from '#event-sourcing';
import { singleStream } from '#event-store';
import { assignFieldOffice } from '../request/assignment/assign-field-office.transaction.js';
import type { EscalateAssignment } from '../request/assignment/assignment.commands.js';
import { escalateAssignment } from '../request/assignment/escalate-assignment.transaction.js';
import type {
  CancelObligation,
  RaiseObligation,
  RechargeExpenditure,
  RecordExpenditure,
  ReverseExpenditure,
} from '../request/delivery/delivery.commands.js';
import { cancelObligation, raiseObligation } from '../request/delivery/obligation.transactions.js';
import { rechargeExpenditure } from '../request/delivery/recharge-expenditure.transaction.js';
import { cancelRequest, closeRequest, withdrawRequest } from '../request/evaluation/end-request.transaction.js';
import type {
  CancelRequest,
  CloseRequest,
  ReopenRequest,
  WaiveEvaluation,
  WithdrawRequest,
} from '../request/evaluation/evaluation.commands.js';
import { reopenRequest } from '../request/evaluation/reopen-request.transaction.js';
import { waiveEvaluation } from '../request/evaluation/waive-evaluation.transaction.js';
import { approveRegularBudget } from '../request/funding/approve-regular-budget.transaction.js';
import { checkResources } from '../request/funding/check-resources.transaction.js';
import { confirmFunding } from '../request/funding/confirm-funding.transaction.js';
import type {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  ReviseBudget,
  SplitIntoStages,
  SubstituteFunding,
} from '../request/funding/funding.commands.js';
import { lapseReservation } from '../request/funding/lapse-reservation.transaction.js';
import { reviseBudget } from '../request/funding/revise-budget.transaction.js';
import { splitIntoStages } from '../request/funding/split-into-stages.transaction.js';
import { substituteFunding } from '../request/funding/substitute-funding.transaction.js';
import type { AcceptFact, RejectFact } from '../request/held-facts/held-fact.commands.js';
import { factTransactions } from '../request/held-facts/hold-fact.transaction.js';
import { acceptFact, rejectFact } from '../request/held-facts/judge-fact.transactions.js';
import type { SubmitRequest } from '../request/intake/intake.commands.js';
import { type RequestCommand, request } from '../request/request.decider.js';

/** The commands that a person may give about one request that there is. */
export type CommandOfRequest =
  | Exclude<RequestCommand, SubmitRequest>
  | CheckResources
  | ConfirmFunding
  | ApproveRegularBudget
  | LapseReservation
  | SplitIntoStages
  | ReviseBudget
  | SubstituteFunding
  | EscalateAssignment
  | RecordExpenditure
  | ReverseExpenditure
  | RechargeExpenditure
  | RaiseObligation
  | CancelObligation
  | AcceptFact
  | RejectFact
  | WaiveEvaluation
  | CloseRequest
  | CancelRequest
  | WithdrawRequest
  | ReopenRequest;

export type TypeOfCommand = CommandOfRequest['type'];
export type OfType<Type extends TypeOfCommand> = Extract<CommandOfRequest, { type: Type }>;

/** What decides on each of them, where it is not the request's decider alone. */
const others = (candidates: Candidates) => ({
  CheckResources: checkResources(candidates),
  ConfirmFunding: confirmFunding,
  ApproveRegularBudget: approveRegularBudget,
  LapseReservation: lapseReservation,
  SplitIntoStages: splitIntoStages,
  ReviseBudget: reviseBudget(candidates),
  SubstituteFunding: substituteFunding(candidates),
  AssignFieldOffice: assignFieldOffice,
  EscalateAssignment: escalateAssignment,
  ...factTransactions,
  RechargeExpenditure: rechargeExpenditure,
  RaiseObligation: raiseObligation,
  CancelObligation: cancelObligation,
  AcceptFact: acceptFact,
  RejectFact: rejectFact,
  WaiveEvaluation: waiveEvaluation,
  CloseRequest: closeRequest,
  CancelRequest: cancelRequest,
  WithdrawRequest: withdrawRequest,
  ReopenRequest: reopenRequest(candidates),
});

/** Those that the request's decider does not know, or not alone: the compiler asks for each. */
type Others = { readonly [Type in Exclude<TypeOfCommand, RequestCommand['type']>]: Transaction<OfType<Type>> };

/** What decides on a command of a request, as the product runs it. */
export const transactionOf = (type: TypeOfCommand, candidates: Candidates): Transaction<Command> => {
  const known: Others & Readonly<Record<string, unknown>> = others(candidates);
  return (known[type] ?? singleStream(request)) as Transaction<Command>; // what decides on commands of that type
};
