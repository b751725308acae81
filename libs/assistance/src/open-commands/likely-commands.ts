import { type CommandContext, dayOf } from '#event-sourcing';
import { HEADQUARTERS } from '#field-offices';
import {
  AcceptAssignment,
  AssignFieldOffice,
  DeclineAssignment,
  EscalateAssignment,
} from '../request/assignment/assignment.commands.js';
import {
  AgreeWorkplan,
  CompleteDelivery,
  ReportProgress,
  ResumeDelivery,
  SuspendDelivery,
} from '../request/delivery/delivery.commands.js';
import {
  CancelRequest,
  CloseRequest,
  CommissionEvaluation,
  RecordLesson,
  RecordManagementResponse,
  ReopenRequest,
  SubmitEvaluation,
  WaiveEvaluation,
  WithdrawRequest,
} from '../request/evaluation/evaluation.commands.js';
import type { Assessment } from '../request/evaluation/evaluation.events.js';
import {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  ReviseBudget,
  SplitIntoStages,
  SubstituteFunding,
} from '../request/funding/funding.commands.js';
import {
  AcceptRequest,
  AcknowledgeRequest,
  DeclineRequest,
  ProvideInformation,
  RequestInformation,
} from '../request/intake/intake.commands.js';
import type { Request } from '../request/request.state.js';
import { type Given, NONE, TEXT, ofFacts, ofHeldFacts, ofMoney } from './likely-facts.js';
import { type Having, havingOf } from './having.js';
import type { OfType, TypeOfCommand } from './request-transactions.js';

type Likely = { readonly [Type in TypeOfCommand]: OfType<Type> | null };

/**
 * Of each type the command that is the least likely to be refused: dated on the day of its context, of the least amount,
 * about something that the request has, where it has such a thing. What its standing refuses to this one, it refuses to
 * every other. Null: what would be refused is up to what the command says.
 */
export const likelyCommands = (requestId: string, state: Request, context: CommandContext): Likely => {
  const given = { requestId, today: dayOf({ context }), factId: context.commandId, context };
  const has = havingOf(state);
  return {
    ...inIntake(given),
    ...inFunding(given, has),
    ...inAssignment(given, has),
    ...inDelivery(given),
    ...ofFacts(given, has),
    ...ofMoney(given, has),
    ...ofHeldFacts(given, has),
    ...inEvaluation(given),
    ...ofEnds(given, has),
  };
};

const inIntake = ({ requestId, today, context }: Given) => ({
  AcknowledgeRequest: new AcknowledgeRequest({ requestId, acknowledgedOn: today }, context),
  RequestInformation: new RequestInformation({ requestId, question: TEXT, askedOn: today }, context),
  ProvideInformation: new ProvideInformation({ requestId, answer: TEXT, providedOn: today }, context),
  AcceptRequest: new AcceptRequest(
    { requestId, acceptedOn: today, mandate: '18a', programme: 'GPAC', budget: { currency: 'USD', lines: [] } },
    context,
  ),
  DeclineRequest: new DeclineRequest({ requestId, reason: TEXT, declinedOn: today }, context),
});

const inFunding = ({ requestId, today, context }: Given, has: Having) => ({
  CheckResources: new CheckResources({ requestId, checkedOn: today }, context),
  // On its last day, where that has passed: it may be dated back.
  ConfirmFunding: new ConfirmFunding(
    { requestId, confirmedOn: has.reservedUntil !== null && has.reservedUntil < today ? has.reservedUntil : today },
    context,
  ),
  ApproveRegularBudget: new ApproveRegularBudget(
    { requestId, budgetId: NONE, approvedOn: today, reference: TEXT },
    context,
  ),
  LapseReservation: new LapseReservation({ requestId, lapsedOn: today }, context),
  SplitIntoStages: new SplitIntoStages({ requestId, stages: [], splitOn: today, reason: TEXT }, context),
  ReviseBudget: new ReviseBudget({ requestId, lines: has.lines, revisedOn: today, reason: TEXT }, context),
  SubstituteFunding: new SubstituteFunding(
    { requestId, contributionId: has.payer ?? NONE, toContributionId: '', substitutedOn: today, reason: TEXT },
    context,
  ),
});

const inAssignment = ({ requestId, today, context }: Given, { officeAsked }: Having) => {
  const officeCode = officeAsked ?? NONE;
  return {
    AssignFieldOffice: new AssignFieldOffice(
      { requestId, officeCode: HEADQUARTERS, assignedOn: today, reason: TEXT, ranking: [] },
      context,
    ),
    AcceptAssignment: new AcceptAssignment({ requestId, officeCode, acceptedOn: today }, context),
    DeclineAssignment: new DeclineAssignment({ requestId, officeCode, declinedOn: today, reason: TEXT }, context),
    EscalateAssignment: new EscalateAssignment({ requestId, escalatedOn: today }, context),
  };
};

const inDelivery = ({ requestId, today, factId, context }: Given) => ({
  AgreeWorkplan: new AgreeWorkplan(
    { requestId, agreedOn: today, activities: [], milestones: [], indicators: [] },
    context,
  ),
  ReportProgress: new ReportProgress(
    { requestId, reportId: factId, from: today, to: today, summary: TEXT, reportedOn: today },
    context,
  ),
  SuspendDelivery: new SuspendDelivery({ requestId, suspendedOn: today, reason: TEXT }, context),
  ResumeDelivery: new ResumeDelivery({ requestId, resumedOn: today }, context),
  CompleteDelivery: new CompleteDelivery({ requestId, completedOn: today, summary: TEXT }, context),
});

const inEvaluation = ({ requestId, today, factId, context }: Given) => ({
  CommissionEvaluation: new CommissionEvaluation(
    {
      ...{ requestId, commissionedOn: today, dueOn: today },
      evaluator: { personId: NONE, name: TEXT, organisation: TEXT, officeCode: null },
    },
    context,
  ),
  WaiveEvaluation: new WaiveEvaluation({ requestId, waivedOn: today, reason: TEXT }, context),
  SubmitEvaluation: new SubmitEvaluation(
    { requestId, submittedOn: today, summary: TEXT, assessments: ASSESSMENTS, recommendations: [] },
    context,
  ),
  RecordManagementResponse: new RecordManagementResponse({ requestId, recordedOn: today, responses: [] }, context),
  RecordLesson: new RecordLesson({ requestId, lessonId: factId, lesson: TEXT, themes: [], recordedOn: today }, context),
});

const ofEnds = ({ requestId, today, factId, context }: Given, { lineId = NONE, least }: Having) => ({
  CloseRequest: new CloseRequest({ requestId, closedOn: today }, context),
  CancelRequest: new CancelRequest({ requestId, cancelledOn: today, reason: TEXT }, context),
  WithdrawRequest: new WithdrawRequest({ requestId, withdrawnOn: today, reason: TEXT }, context),
  ReopenRequest: new ReopenRequest(
    {
      ...{ requestId, obligationId: factId, lineId, supplier: TEXT, description: TEXT },
      ...{ amount: least, reopenedOn: today, reason: TEXT },
    },
    context,
  ),
});

const assessment: Assessment = { rating: 3, findings: TEXT };
const ASSESSMENTS = {
  relevance: assessment,
  coherence: assessment,
  effectiveness: assessment,
  efficiency: assessment,
  impact: assessment,
  sustainability: assessment,
};
