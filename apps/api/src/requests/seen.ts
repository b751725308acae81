import type { RequestRow, RequestSource } from '#assistance';
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

/** Whether whoever asks may read this in a request's story. */
export const isSeenBy =
  ({ as }: Scope) =>
  ({ type }: Recorded): boolean =>
    as === null || (as === 'requesting-state' && STATES_READ.includes(type));
