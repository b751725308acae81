import { AcceptAssignment, AssignFieldOffice, DeclineAssignment, EscalateAssignment } from '#assistance';
import { ACTORS, officeStaff } from './actors.js';
import { type Chapter, beneficiariesOf } from './request-story.js';

/** `why`: needed where the office is not the first in the ranking. */
export const assigned =
  (day: number, officeCode: string, why?: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/assigned/${officeCode}`,
    actor: ACTORS.programmeManager,
    office: { request: story.key, code: officeCode },
    command: ({ context, on, idOf, ranking }) => {
      const ranked = ranking({ beneficiaries: beneficiariesOf(story), themes: story.about.themes, languages: [] });
      const assignment = { officeCode, assignedOn: on(day), reason: why ?? null, ranking: ranked };
      return new AssignFieldOffice({ requestId: idOf(story.key), ...assignment }, context);
    },
  });

export const officeAccepted =
  (day: number, officeCode: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/accepted by/${officeCode}`,
    actor: officeStaff(officeCode),
    command: ({ context, on, idOf }) =>
      new AcceptAssignment({ requestId: idOf(key), officeCode, acceptedOn: on(day) }, context),
  });

export const officeDeclined =
  (day: number, officeCode: string, reason: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/declined by/${officeCode}`,
    actor: officeStaff(officeCode),
    office: { request: key, code: null },
    command: ({ context, on, idOf }) =>
      new DeclineAssignment({ requestId: idOf(key), officeCode, declinedOn: on(day), reason }, context),
  });

export const escalated =
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/escalated`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => new EscalateAssignment({ requestId: idOf(key), escalatedOn: on(day) }, context),
  });
