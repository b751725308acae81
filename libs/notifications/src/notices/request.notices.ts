import type { RequestEvent, Turn } from '#assistance';
import type { Recorded } from '#event-sourcing';
import { type Addressee, entriesFor, type Notice, type NoticeTable } from './notice.js';

/** Who has to do with a request. */
type Concerned =
  | 'submitter'
  | 'managers'
  | 'finance'
  | 'office'
  | 'former-office'
  | 'donors'
  | 'new-donors'
  | 'evaluator'
  | 'whose-turn-it-is';

const REASON = ({ reason }: Readonly<{ reason: string }>) => ({ text: reason });

/** Who is told what, when something happens to a request. Nobody is told of what they did themselves. */
export const requestNotices: NoticeTable<RequestEvent, Concerned> = {
  RequestSubmitted: [{ message: 'request-submitted', to: ['managers'] }],
  RequestAcknowledged: [{ message: 'request-acknowledged', to: ['submitter'] }],
  InformationRequested: [
    { message: 'information-requested', to: ['submitter'], with: ({ question }) => ({ text: question }) },
  ],
  InformationProvided: [
    { message: 'information-provided', to: ['managers'], with: ({ answer }) => ({ text: answer }) },
  ],
  RequestAccepted: [{ message: 'request-accepted', to: ['submitter', 'managers'] }],
  RequestDeclined: [{ message: 'request-declined', to: ['submitter'], with: REASON }],
  ResourcesReserved: [
    { message: 'resources-reserved', to: ['managers'], with: ({ expiresOn }) => ({ day: expiresOn }) },
  ],
  ReservationLapsed: [{ message: 'reservation-lapsed', to: ['managers', 'finance'] }],
  ReservationRevoked: [{ message: 'reservation-revoked', to: ['managers', 'finance'], with: REASON }],
  RequestWaitlisted: [
    {
      message: 'request-waitlisted',
      to: ['submitter', 'managers'],
      with: ({ shortfall, currency }) => ({ amount: { minor: shortfall, currency } }),
    },
  ],
  RequestSplit: [{ message: 'request-split', to: ['submitter', 'managers', 'finance'], with: REASON }],
  FundingConfirmed: [
    { message: 'funding-confirmed', to: ['submitter', 'finance'] },
    { message: 'contribution-committed', to: ['new-donors'] },
  ],
  FundingSubstituted: [{ message: 'contribution-committed', to: ['new-donors'] }],
  BudgetRevised: [
    { message: 'budget-revised', to: ['finance', 'office'], with: REASON },
    { message: 'contribution-committed', to: ['new-donors'] },
  ],
  FieldOfficeAssigned: [
    { message: 'office-assigned', to: ['office'] },
    { message: 'office-replaced', to: ['former-office'] },
  ],
  AssignmentAccepted: [{ message: 'assignment-accepted', to: ['managers', 'submitter'] }],
  AssignmentDeclined: [{ message: 'assignment-declined', to: ['managers'], with: REASON }],
  AssignmentEscalated: [
    {
      message: 'assignment-escalated',
      to: ['managers', 'office'],
      with: ({ unansweredSince }) => ({ day: unansweredSince }),
    },
  ],
  RiskRaised: [{ message: 'risk-raised', to: ['managers'], with: ({ title }) => ({ text: title }) }],
  ProgressReported: [
    { message: 'progress-reported', to: ['managers', 'submitter'], with: ({ summary }) => ({ text: summary }) },
  ],
  DeliverySuspended: [{ message: 'delivery-suspended', to: ['submitter', 'managers', 'office'], with: REASON }],
  DeliveryResumed: [{ message: 'delivery-resumed', to: ['submitter', 'managers', 'office'] }],
  DeliveryCompleted: [{ message: 'delivery-completed', to: ['submitter', 'managers', 'donors'] }],
  EvaluationCommissioned: [
    { message: 'evaluation-commissioned', to: ['evaluator', 'office'], with: ({ dueOn }) => ({ day: dueOn }) },
  ],
  EvaluationSubmitted: [{ message: 'evaluation-submitted', to: ['managers', 'office', 'donors'] }],
  ManagementResponseRecorded: [{ message: 'management-response-recorded', to: ['evaluator', 'office'] }],
  StepFellDue: [
    { message: 'step-due', to: ['whose-turn-it-is'], with: ({ step, dueOn }) => ({ text: step, day: dueOn }) },
  ],
  StepBecameOverdue: [
    {
      message: 'step-overdue',
      to: ['whose-turn-it-is', 'managers'],
      with: ({ step, dueOn }) => ({ text: step, day: dueOn }),
    },
  ],
  RequestClosed: [{ message: 'request-closed', to: ['submitter', 'office', 'donors', 'finance'] }],
  RequestCancelled: [{ message: 'request-cancelled', to: ['submitter', 'managers', 'office', 'donors'], with: REASON }],
  RequestWithdrawn: [{ message: 'request-withdrawn', to: ['managers', 'office', 'donors'], with: REASON }],
};

/** What notices need to know of a request: folded from its stream. */
type Facts = Readonly<{
  title: string;
  submittedBy: string;
  /** The country of the State that asks; null: no State does. */
  state: string | null;
  programme: string | null;
  officeCode: string | null;
  /** It is told nothing more of the request, which it does not see any more. */
  hasDeclined: boolean;
  formerOffice: string | null;
  evaluator: string | null;
  /** Those that pay, and those that have done so until the last event. */
  contributions: readonly string[];
  paidBefore: readonly string[];
  /** Who has to act, when the last event says so. */
  turn: Turn['kind'] | null;
}>;

const UNKNOWN: Facts = {
  ...{ title: '', submittedBy: '', state: null, programme: null, officeCode: null, formerOffice: null },
  ...{ hasDeclined: false, evaluator: null, contributions: [], paidBefore: [], turn: null },
};

const evolve = (before: Facts, event: Recorded<RequestEvent>): Facts => {
  const { type, data, metadata } = event;
  const paidBefore = before.contributions;
  const facts = { ...before, paidBefore, contributions: payingAfter(paidBefore, event) };
  if (type === 'RequestSubmitted') {
    const { title, origin } = data;
    const state = origin.kind === 'state' ? origin.country : null;
    return { ...facts, title, submittedBy: metadata.actor, state };
  }
  if (type === 'RequestSplit') return { ...facts, title: data.title };
  if (type === 'StageOpened') return { ...facts, title: data.submission.title, programme: data.acceptance.programme };
  if (type === 'RequestAccepted') return { ...facts, programme: data.programme };
  if (type === 'FieldOfficeAssigned')
    return { ...facts, officeCode: data.officeCode, hasDeclined: false, formerOffice: data.reassignedFrom };
  if (type === 'AssignmentDeclined') return { ...facts, hasDeclined: true };
  if (type === 'EvaluationCommissioned') return { ...facts, evaluator: data.evaluator.personId };
  if (type === 'StepFellDue' || type === 'StepBecameOverdue') return { ...facts, turn: data.turn.kind };
  return facts;
};

/** Contributions of which something is committed or spent, from the confirmation of the funding on. */
const payingAfter = (before: readonly string[], { type, data }: Recorded<RequestEvent>): readonly string[] => {
  if (type === 'FundingConfirmed') return data.regularBudget ? [] : data.order;
  if (!('allocations' in data)) return before;
  const told = new Map(data.allocations.map((one) => [one.contributionId, one.committed + one.spent > 0]));
  const joining = [...told.keys()].filter((id) => !before.includes(id));
  return [...before, ...joining].filter((id) => told.get(id) ?? true);
};

/** What the last of a request's events has to tell; `history`: all of them up to it, of a stage after the submission of the request. */
export const noticesOfRequest = (history: readonly Recorded<RequestEvent>[]): readonly Notice[] => {
  const event = history.at(-1);
  const entries = event ? entriesFor<RequestEvent, Concerned>(requestNotices, event) : [];
  if (!event || entries.length === 0) return [];
  const facts = history.reduce(evolve, UNKNOWN);
  const { requestId } = event.data;
  return entries.map(({ message, to, with: details }) => ({
    message,
    parameters: {
      ...{ title: facts.title, request: requestId },
      ...(facts.officeCode !== null && { office: facts.officeCode }),
      ...details?.(event.data),
    },
    link: `/api/v1/requests/${requestId}`,
    to: to.flatMap((concerned) => addresseesOf(concerned, facts)),
  }));
};

const BY_TURN: Readonly<Record<Turn['kind'], Concerned>> = {
  'programme-manager': 'managers',
  'finance-officer': 'finance',
  'field-office': 'office',
  state: 'submitter',
  'regional-body': 'submitter',
  evaluator: 'evaluator',
};

const addresseesOf = (concerned: Concerned, facts: Facts): readonly Addressee[] => {
  switch (concerned) {
    case 'submitter':
      return [{ actor: facts.submittedBy, as: [...askers(facts), { managersOf: facts.programme }] }];
    case 'managers':
      return [{ managersOf: facts.programme }];
    case 'finance':
      return [{ role: 'finance-officer' }];
    case 'office':
      return facts.officeCode === null || facts.hasDeclined ? [] : [{ officeCode: facts.officeCode }];
    case 'former-office':
      return facts.formerOffice === null ? [] : [{ officeCode: facts.formerOffice }];
    case 'donors':
      // Also those whose money goes back by this very event.
      return facts.paidBefore.map((contributionId) => ({ donorOf: contributionId }));
    case 'new-donors':
      return facts.contributions
        .filter((contributionId) => !facts.paidBefore.includes(contributionId))
        .map((contributionId) => ({ donorOf: contributionId }));
    case 'whose-turn-it-is':
      return facts.turn === null ? [] : addresseesOf(BY_TURN[facts.turn], facts);
    case 'evaluator':
      return facts.evaluator === null ? [] : [{ evaluator: facts.evaluator }];
  }
};

const askers = ({ state }: Facts): readonly { state: string }[] => (state === null ? [] : [{ state }]);
