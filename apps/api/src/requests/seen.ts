import type { ProjectView, RequestRow, RequestSource } from '#assistance';
import type { Recorded } from '#event-sourcing';
import type { RegularBudgetShareRow } from '#regular-budget';
import type { Scope } from '../access/scope.js';

type Row = RequestRow & Readonly<{ sources?: readonly RequestSource[]; regular_budget?: RegularBudgetShareRow | null }>;

/** What a donor may see of a request that its contributions pay for. Persons, notes, risks and other donors are not in it. */
const DONORS_SEE = [
  'request_id',
  'title',
  'beneficiaries',
  'themes',
  'kinds',
  'mandates',
  'mandate',
  'programme',
  'phase',
  'phase_since',
  'submitted_on',
  'accepted_on',
  'starts_on',
  'evaluated',
  'ended_on',
  'sources',
  'revision',
] as const satisfies readonly (keyof Row)[];

/** What a State may read in the story of its request. */
const STATES_READ: readonly string[] = [
  'RequestSubmitted',
  'RequestAcknowledged',
  'InformationRequested',
  'InformationProvided',
  'RequestAccepted',
  'RequestDeclined',
  'RequestWaitlisted',
  'FundingConfirmed',
  'FieldOfficeAssigned',
  'AssignmentAccepted',
  'WorkplanAgreed',
  'ActivityDelivered',
  'ActivityCorrected',
  'MilestoneReached',
  'DeliverySuspended',
  'DeliveryResumed',
  'DeliveryCompleted',
  'EvaluationSubmitted',
  'RequestClosed',
  'RequestCancelled',
  'RequestWithdrawn',
  'RequestReopened',
];

/** A request with no more than whoever asks may see. */
export const asSeen = (row: Row, { as, donors }: Scope): Partial<Row> => {
  if (as === null) return row;
  const isTheirs = ({ donor_id }: RequestSource): boolean => donors?.includes(donor_id) ?? true;
  const { sources, ...own } = row;
  const seen = { ...own, ...(sources && { sources: sources.filter(isTheirs) }) };
  if (as === 'requesting-state') return own;
  return Object.fromEntries(DONORS_SEE.flatMap((field) => (field in seen ? [[field, seen[field]]] : [])));
};

/** What a donor is told of what its money did. */
const DONORS_READ: readonly string[] = [
  'WorkplanAgreed',
  'ActivityDelivered',
  'ActivityCorrected',
  'MilestoneReached',
  'IndicatorMeasured',
  'EvaluationSubmitted',
];

/** Whether whoever asks may read this in a request's story. */
export const isSeenBy =
  ({ as }: Scope) =>
  ({ type }: Pick<Recorded, 'type'>): boolean =>
    as === null || (as === 'requesting-state' && STATES_READ.includes(type));

/** What a project is told from, for whoever asks; null: everything. */
export const readsOf = (scope: Scope): ((event: Pick<Recorded, 'type'>) => boolean) | null => {
  if (scope.as === null) return null;
  return scope.as === 'donor' ? ({ type }) => DONORS_READ.includes(type) : isSeenBy(scope);
};

/** Of an evaluation, donors read the ratings. */
export const projectSeen = (project: ProjectView, { as }: Scope): ProjectView => {
  const { report } = project.evaluation;
  if (as !== 'donor' || !report) return project;
  const { submittedOn, assessments } = report;
  const ratings = Object.fromEntries(
    Object.entries(assessments).map(([criterion, { rating }]) => [criterion, { rating, findings: '' }]),
  ) as typeof assessments; // the same criteria
  const bare = { submittedOn, summary: '', assessments: ratings, recommendations: [] };
  return { ...project, evaluation: { ...project.evaluation, report: bare } };
};
