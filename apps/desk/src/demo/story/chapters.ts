/** Everything that the files of the programme tell their requests with. */
export { assigned, escalated, officeAccepted, officeDeclined } from './assignment.chapters.js';
export {
  activityCorrected,
  completed,
  evidenceAttached,
  held,
  measured,
  reached,
  resumed,
  riskRaised,
  suspended,
  workplanAgreed,
} from './delivery.chapters.js';
export {
  cancelled,
  closed,
  evaluationCommissioned,
  evaluationSubmitted,
  evaluationWaived,
  lessonRecorded,
  managementResponded,
  withdrawn,
} from './ending.chapters.js';
export { budgetRevised, confirmed, confirmedTooLate, lapsed, reserved, waitlisted } from './funding.chapters.js';
export { accepted, answered, asked, declined } from './intake.chapters.js';
export { countries, region, type RequestStory } from './request-story.js';
export { obligated, spendingReversed, spent, spentTooMuch } from './spending.chapters.js';
