import type { BudgetLine } from '#contributions';
import { Command } from '#event-sourcing';
import type { FUNDING_BASES, Priority, STANDINGS, Submission } from './intake.events.js';

type Of = { requestId: string };

export class SubmitRequest extends Command<'SubmitRequest', Submission> {
  readonly type = 'SubmitRequest';
}

/** Tells the requester that the request has arrived; a question or a decision tells it as well. */
export class AcknowledgeRequest extends Command<'AcknowledgeRequest', Of & { acknowledgedOn: string }> {
  readonly type = 'AcknowledgeRequest';
}

/** The clock of the service standard stops until the answer. */
export class RequestInformation extends Command<'RequestInformation', Of & { question: string; askedOn: string }> {
  readonly type = 'RequestInformation';
}

export class ProvideInformation extends Command<'ProvideInformation', Of & { answer: string; providedOn: string }> {
  readonly type = 'ProvideInformation';
}

export class AcceptRequest extends Command<
  'AcceptRequest',
  Of & {
    acceptedOn: string;
    mandate: string;
    stateAction?: string | null;
    programme: string;
    budget: Readonly<{ currency: string; lines: readonly BudgetLine[] }>;
    /** Default: `voluntary-contributions`, whatever the mandate says. */
    fundingBasis?: (typeof FUNDING_BASES)[number];
    /** Both for the regular budget only, and required there. */
    budgetSection?: string | null;
    coreFunctionReason?: string | null;
    /** Day on which the work is to start; default: the wanted start, or the day of acceptance. */
    startsOn?: string | null;
    /** Default: what the system proposes. */
    priority?: Priority | null;
    priorityReason?: string | null;
    /** Where the State stands towards the instrument concerned; default: `not-concerned`. */
    ratification?: (typeof STANDINGS)[number];
    /** Requests by the same State that were assisted before; filled in by the system. */
    earlierAssistance?: number;
  }
> {
  readonly type = 'AcceptRequest';
}

export class DeclineRequest extends Command<'DeclineRequest', Of & { reason: string; declinedOn: string }> {
  readonly type = 'DeclineRequest';
}

export type IntakeCommand =
  | SubmitRequest
  | AcknowledgeRequest
  | RequestInformation
  | ProvideInformation
  | AcceptRequest
  | DeclineRequest;
