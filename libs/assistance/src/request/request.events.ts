import type { DeadlineEvent } from '../deadlines/deadlines.events.js';
import type { AssignmentEvent } from './assignment/assignment.events.js';
import type { DeliveryEvent } from './delivery/delivery.events.js';
import type { EndingEvent, EvaluationEvent } from './evaluation/evaluation.events.js';
import type { FundingEvent } from './funding/funding.events.js';
import type { StageEvent } from './funding/stage.events.js';
import type { HeldFactEvent } from './held-facts/held-fact.events.js';
import type { IntakeEvent } from './intake/intake.events.js';
import type { PersonalFields } from '#event-sourcing';

/** Everything that can happen to a request, from its submission, or as a stage of another, to its end: one stream, `request-<id>`. */
export type RequestEvent =
  | IntakeEvent
  | FundingEvent
  | StageEvent
  | AssignmentEvent
  | DeliveryEvent
  | HeldFactEvent
  | EvaluationEvent
  | EndingEvent
  | DeadlineEvent;

export const requestPersonalFields: PersonalFields = {
  RequestSubmitted: [
    { person: 'focalPoint.personId', fields: ['focalPoint.name', 'focalPoint.email', 'focalPoint.telephone'] },
  ],
  EvaluationCommissioned: [{ person: 'evaluator.personId', fields: ['evaluator.name'] }],
};
