import type { Beneficiary, BudgetLine } from '#contributions';
import type { Event } from '#event-sourcing';
import type { Money } from '#money';

/** Kinds of assistance, as the plan of action names them. */
export const KINDS_OF_ASSISTANCE = [
  'legislative-drafting',
  'capacity-building',
  'expert-advice',
  'seminar',
  'assessment',
  'database',
  'equipment',
  'secretariat-services',
  'awareness-campaign',
  'victim-support-grant',
] as const;
export type KindOfAssistance = (typeof KINDS_OF_ASSISTANCE)[number];

export const CHANNELS = ['note-verbale', 'online', 'mission', 'import'] as const;
export const URGENCIES = ['routine', 'urgent', 'emergency'] as const;
/** Where the money is to come from. The regular budget pays for core functions only. */
export const FUNDING_BASES = ['voluntary-contributions', 'regular-budget'] as const;
export const STANDINGS = ['not-concerned', 'pre-ratification', 'post-ratification'] as const;

/** Who asks: a State, a regional body, or the Centre itself. */
export type Origin = Readonly<
  { kind: 'state'; country: string } | { kind: 'regional-body'; name: string } | { kind: 'centre' }
>;

/** A person whom the Centre writes to. Personal data: encrypted under `personId`. */
export type FocalPoint = Readonly<{ personId: string; name: string; email: string | null; telephone: string | null }>;

export type Submission = Readonly<{
  requestId: string;
  origin: Origin;
  beneficiaries: readonly Beneficiary[];
  ministry: string | null;
  focalPoint: FocalPoint | null;
  channel: (typeof CHANNELS)[number];
  title: string;
  description: string;
  /** Why it is asked. */
  justification: string;
  themes: readonly string[];
  kinds: readonly KindOfAssistance[];
  /** Actions of the plan: `18a`. */
  mandates: readonly string[];
  instrument: string | null;
  estimatedCost: Money | null;
  wantedStart: string | null;
  urgency: (typeof URGENCIES)[number];
  submittedOn: string;
  /** Its identifier in the system that it came from, such as an IATI identifier. */
  externalReference: string | null;
}>;

/** 1 is the most urgent, 5 the least. */
export type Priority = 1 | 2 | 3 | 4 | 5;
export type PriorityReason = Readonly<{
  because: 'urgency' | 'least-developed-country' | 'ratification' | 'earlier-assistance';
  steps: number;
  facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}>;

export type Acceptance = Readonly<{
  requestId: string;
  acceptedOn: string;
  fundingBasis: (typeof FUNDING_BASES)[number];
  /** On the regular budget only: the section of the programme budget, and why it is a core function, in words. */
  budgetSection?: string;
  coreFunctionReason?: string;
  /** The Centre's action of the plan that the request falls under. */
  mandate: string;
  /** A State's action of the plan that it supports. */
  stateAction: string | null;
  programme: string;
  /** Direct cost by line. */
  budget: Readonly<{ currency: string; lines: readonly BudgetLine[] }>;
  startsOn: string;
  priority: Priority;
  /** Why the manager set this priority, in words. */
  priorityReason: string;
  proposedPriority: Readonly<{ priority: Priority; reasons: readonly PriorityReason[] }>;
}>;

type Of = { requestId: string };

export type IntakeEvent =
  | Event<'RequestSubmitted', Submission>
  | Event<'RequestAcknowledged', Of & { acknowledgedOn: string }>
  | Event<'InformationRequested', Of & { question: string; askedOn: string }>
  | Event<'InformationProvided', Of & { answer: string; providedOn: string }>
  | Event<'RequestAccepted', Acceptance>
  | Event<'RequestDeclined', Of & { reason: string; declinedOn: string }>;
