import type { ProjectView, RequestEvent, RequestRow, RequestSource } from '#assistance';
import type { Recorded } from '#event-sourcing';
import type { RegularBudgetShareRow } from '#regular-budget';
import type { Scope, Viewer } from '../access/scope.js';

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

type EventType = RequestEvent['type'];
type Fields<T extends EventType> = readonly (keyof Extract<RequestEvent, { type: T }>['data'])[];

/** All of it: the State's own words, or what was done in its country. */
const ALL = 'all';

/** What a State may read in the story of its request, and which fields of it. What pays, and why it was so decided, is not in it. */
const STATES_READ: { readonly [T in EventType]?: Fields<T> | typeof ALL } = {
  RequestSubmitted: ALL,
  RequestAcknowledged: ALL,
  InformationRequested: ALL,
  InformationProvided: ALL,
  RequestAccepted: [
    'requestId',
    'acceptedOn',
    'fundingBasis',
    'budgetSection',
    'mandate',
    'stateAction',
    'programme',
    'budget',
    'startsOn',
    'priority',
  ],
  RequestDeclined: ['requestId', 'declinedOn', 'reason'],
  RequestWaitlisted: ['requestId', 'waitlistedOn', 'shortfall', 'currency'],
  FundingConfirmed: ['requestId', 'confirmedOn', 'figures', 'chargingRule'],
  FieldOfficeAssigned: ['requestId', 'assignedOn', 'officeCode', 'reassignedFrom'],
  AssignmentAccepted: ['requestId', 'acceptedOn', 'officeCode'],
  WorkplanAgreed: ALL,
  ActivityDelivered: ALL,
  ActivityCorrected: ALL,
  MilestoneReached: ALL,
  DeliverySuspended: ['requestId', 'suspendedOn', 'reason'],
  DeliveryResumed: ['requestId', 'resumedOn'],
  DeliveryCompleted: ['requestId', 'completedOn', 'summary'],
  EvaluationSubmitted: ['requestId', 'submittedOn', 'summary', 'assessments', 'recommendations'],
  RequestClosed: ['requestId', 'closedOn', 'figures'],
  RequestCancelled: ['requestId', 'cancelledOn', 'reason', 'figures'],
  RequestWithdrawn: ['requestId', 'withdrawnOn', 'reason', 'figures'],
  RequestReopened: ['requestId', 'reopenedOn', 'reason', 'figures', 'lines'],
};

/** What field offices and evaluators do not read in it: contributions with their balances, others' requests, other offices. */
const NOT_READ_OUTSIDE: { readonly [T in EventType]?: Fields<T> } = {
  ResourceCheckPerformed: ['considered', 'unlisted', 'ahead', 'aheadUnlisted'],
  FieldOfficeAssigned: ['ranking'],
};

/** Whether a field of a request is shown at all. */
export const isShownTo =
  (field: keyof Row) =>
  (viewer: Viewer): boolean =>
    viewer === 'donor'
      ? (DONORS_SEE as readonly string[]).includes(field)
      : viewer !== 'requesting-state' || field !== 'sources';

/** A request with no more than whoever asks may see. */
export const asSeen = (row: Row, { as, donors }: Scope): Partial<Row> => {
  if (as === null || as === 'field-office' || as === 'evaluator') return row;
  const isTheirs = ({ donor_id }: RequestSource): boolean => donors?.includes(donor_id) ?? true;
  const { sources, ...own } = row;
  const seen = { ...own, ...(sources && { sources: sources.filter(isTheirs) }) };
  if (as === 'requesting-state') return own;
  return Object.fromEntries(DONORS_SEE.flatMap((field) => (field in seen ? [[field, seen[field]]] : [])));
};

/** What a donor is told of what its money did. */
const DONORS_READ: readonly EventType[] = [
  'WorkplanAgreed',
  'ActivityDelivered',
  'ActivityCorrected',
  'MilestoneReached',
  'IndicatorMeasured',
  'EvaluationSubmitted',
];

type Data = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<string, readonly string[] | typeof ALL | undefined>>;

const only = <D extends object>(data: D, fields: readonly string[] | typeof ALL): Partial<D> =>
  fields === ALL ? data : pick(data, (field) => fields.includes(field));
const pick = <D extends object>(data: D, isKept: (field: string) => boolean): Partial<D> =>
  Object.fromEntries(Object.entries(data).filter(([field]) => isKept(field))) as Partial<D>; // some of its own entries

/** Of a request's story, the events that whoever asks may read, with no more of each than they may. */
export const storySeen = (events: readonly Recorded[], { as }: Pick<Scope, 'as'>): readonly Recorded[] => {
  switch (as) {
    case null:
      return events;
    case 'field-office':
    case 'evaluator':
      return events.map((event) => {
        const hidden = (NOT_READ_OUTSIDE as Lists)[event.type];
        return hidden ? { ...event, data: pick(event.data as Data, (field) => !hidden.includes(field)) } : event;
      });
    case 'requesting-state':
      return events.flatMap((event) => {
        const fields = (STATES_READ as Lists)[event.type];
        return fields ? [{ ...event, data: only(event.data as Data, fields) }] : [];
      });
    case 'donor':
      return [];
  }
};

/** What a project is told from, for whoever asks; null: everything. */
export const readsOf = ({ as }: Pick<Scope, 'as'>): ((event: Pick<Recorded, 'type'>) => boolean) | null => {
  if (as === 'donor') return ({ type }) => DONORS_READ.some((one) => one === type);
  return as === 'requesting-state' ? ({ type }) => Object.hasOwn(STATES_READ, type) : null;
};

/** The same of a project: its State reads of the acceptance what it reads in the story; a donor of an evaluation the ratings, of a correction that there was one. */
export const projectSeen = (project: ProjectView, { as }: Pick<Scope, 'as'>): ProjectSeen => {
  if (as === 'requesting-state') {
    const { acceptance } = project;
    return { ...project, acceptance: acceptance && only(acceptance, STATES_READ.RequestAccepted ?? []) };
  }
  if (as !== 'donor') return project;
  const { report } = project.evaluation;
  const activities = project.activities.map(({ corrections, ...activity }) => {
    return { ...activity, corrections: corrections.map(({ correctionId }) => ({ correctionId })) };
  });
  return { ...project, activities, evaluation: { ...project.evaluation, report: report && ratingsOf(report) } };
};

type Activity = ProjectView['activities'][number];
type Correction = Activity['corrections'][number];
/** A project with no more than whoever asks may see. */
export type ProjectSeen = Omit<ProjectView, 'acceptance' | 'activities'> &
  Readonly<{
    acceptance: Partial<NonNullable<ProjectView['acceptance']>> | null;
    activities: readonly (Omit<Activity, 'corrections'> &
      Readonly<{ corrections: readonly (Pick<Correction, 'correctionId'> & Partial<Correction>)[] }>)[];
  }>;
type Report = NonNullable<ProjectView['evaluation']['report']>;

const ratingsOf = ({ submittedOn, assessments }: Report): Report => {
  const ratings = Object.fromEntries(
    Object.entries(assessments).map(([criterion, { rating }]) => [criterion, { rating, findings: '' }]),
  ) as typeof assessments; // the same criteria
  return { submittedOn, summary: '', assessments: ratings, recommendations: [] };
};
