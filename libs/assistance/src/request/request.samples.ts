import { type CommandContext, type Event, type Load, stateAfter } from '#event-sourcing';
import type { DeliveredActivity, Evidence, ProgressReport, Risk } from './delivery/delivery.events.js';
import type { Assessment, Evaluator } from './evaluation/evaluation.events.js';
import type { Acceptance, Submission } from './intake/intake.events.js';
import type { RequestEvent } from './request.events.js';

/** One request as it goes by the book, for the specs: submitted 5 January, funded 20 January, completed 30 June 2026. */
export const requestId = 'TA-2026-000001';
export const today = '2026-09-01';

export const on = (day: string): CommandContext => ({
  commandId: '0195a8a0-0000-7000-8000-000000000001',
  requestHash: '00',
  actor: 'programme-manager',
  correlationId: '0195a8a0-0000-7000-8000-000000000001',
  at: `${day}T09:00:00.000Z`,
});

type Data<Type extends RequestEvent['type']> = Extract<RequestEvent, { type: Type }>['data'];

export const submission: Submission = {
  requestId,
  origin: { kind: 'state', country: 'KE' },
  beneficiaries: [
    { kind: 'country', code: 'KE', share: 6_000 },
    { kind: 'country', code: 'UG', share: 4_000 },
  ],
  ministry: 'Ministry of Justice',
  focalPoint: {
    personId: 'person-1',
    name: 'A. Wanjiru',
    email: 'focal.point@example.org',
    telephone: '+254 20 000 000',
  },
  channel: 'note-verbale',
  title: 'A law on organized crime',
  description: 'Draft the law that applies the Convention, and train those who will use it.',
  justification: 'The Convention was signed in Palermo and is to be ratified.',
  themes: ['transnational-organized-crime'],
  kinds: ['legislative-drafting', 'capacity-building'],
  mandates: ['18a'],
  instrument: 'UNTOC',
  estimatedCost: { minor: 4_000_000, currency: 'USD' },
  wantedStart: '2026-02-01',
  urgency: 'routine',
  submittedOn: '2026-01-05',
  externalReference: null,
};

export const acceptance: Acceptance = {
  requestId,
  acceptedOn: '2026-01-12',
  fundingBasis: 'voluntary-contributions',
  mandate: '18a',
  stateAction: '17a',
  programme: 'CP',
  budget: {
    currency: 'USD',
    lines: [
      { lineId: 'staff', category: 'staff', description: 'Legal expert', amount: 2_500_000 },
      { lineId: 'travel', category: 'travel', description: 'Workshops', amount: 1_500_000 },
    ],
  },
  startsOn: '2026-02-01',
  priority: 3,
  priorityReason: '',
  proposedPriority: {
    priority: 3,
    reasons: [{ because: 'least-developed-country', steps: 1, facts: { countries: ['UG'] } }],
  },
};

export const workplan: Omit<Data<'WorkplanAgreed'>, 'requestId'> = {
  agreedOn: '2026-02-09',
  activities: [
    { plannedId: 'a1', kind: 'legislative-drafting', title: 'First draft', from: '2026-02-16', to: '2026-03-31' },
    { plannedId: 'a2', kind: 'capacity-building', title: 'Judges', from: '2026-05-04', to: '2026-05-08' },
  ],
  milestones: [{ milestoneId: 'm1', title: 'Law before parliament', dueOn: '2026-06-15' }],
  indicators: [
    {
      indicatorId: 'judges',
      title: 'Judges trained',
      unit: 'people',
      countsPeople: true,
      baseline: { value: '0', bySex: { female: 0, male: 0, notStated: 0 } },
      target: { value: '40', bySex: { female: 20, male: 20, notStated: 0 } },
    },
    { indicatorId: 'articles', title: 'Articles', unit: 'articles', countsPeople: false, baseline: null, target: null },
  ],
};

export const report: ProgressReport = {
  reportId: 'report-1',
  from: '2026-02-02',
  to: '2026-04-30',
  summary: 'The first draft is with the ministry.',
  reportedOn: '2026-05-04',
};

export const activity: DeliveredActivity = {
  activityId: 'activity-1',
  plannedId: 'a2',
  kind: 'capacity-building',
  title: 'Judges, first course',
  from: '2026-05-04',
  to: '2026-05-08',
  country: 'KE',
  place: 'Mombasa',
  participants: { female: 12, male: 9, notStated: 1 },
  sectors: { judiciary: 20, prosecution: 2 },
  outputs: ['Bench book'],
};

export const evidence: Evidence = {
  evidenceId: 'evidence-1',
  fileName: 'attendance.pdf',
  mediaType: 'application/pdf',
  size: 48_213,
  sha256: 'a1'.repeat(32),
  describes: 'Attendance of the first course',
  occurredOn: '2026-05-08',
};

export const risk: Risk = {
  riskId: 'risk-1',
  title: 'Elections may delay parliament',
  severity: 'medium',
  mitigation: 'Brief the committee before the recess',
  occurredOn: '2026-03-02',
};

export const measurement = {
  measurementId: 'measurement-1',
  indicatorId: 'judges',
  occurredOn: '2026-05-08',
  value: '22',
  bySex: { female: 12, male: 9, notStated: 1 },
};

export const evaluator: Evaluator = {
  personId: 'person-2',
  name: 'B. Ochieng',
  organisation: 'Institute for Evaluation',
  officeCode: null,
};

const sound: Assessment = { rating: 5, findings: 'As planned.' };

export const evaluation: Omit<Data<'EvaluationSubmitted'>, 'requestId'> = {
  submittedOn: '2026-08-14',
  summary: 'The law was passed; half of the judges were trained.',
  assessments: {
    relevance: sound,
    coherence: sound,
    effectiveness: sound,
    efficiency: sound,
    impact: sound,
    sustainability: sound,
  },
  recommendations: [
    { recommendationId: 'r1', text: 'Train the other half.' },
    { recommendationId: 'r2', text: 'Publish the bench book.' },
  ],
};

export const responses: Omit<Data<'ManagementResponseRecorded'>, 'requestId'> = {
  recordedOn: '2026-08-24',
  responses: [
    { recommendationId: 'r1', response: 'partly-accepted', action: 'Training of trainers', dueOn: '2026-12-31' },
    { recommendationId: 'r2', response: 'not-accepted', action: 'The judiciary publishes it', dueOn: null },
  ],
};

export const lesson = {
  lessonId: 'lesson-1',
  lesson: 'Brief the committee early.',
  themes: ['transnational-organized-crime'],
  recordedOn: '2026-08-20',
};

/** Streams as a decision over several of them loads them. */
export const loadFrom = (streams: Readonly<Record<string, readonly Event[]>>): Load => ({
  state: async <State, E extends Event>(fold: Parameters<typeof stateAfter<State, E>>[0], stream: string) =>
    stateAfter(fold, (streams[stream] ?? []) as readonly E[]), // the stream's category belongs to the fold
  revisionOf: (stream) => (streams[stream]?.length ?? 0) - 1,
});
