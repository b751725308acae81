import type { Event } from '#event-sourcing';
import type { RankedOffice } from '#field-offices';

type Of = { requestId: string; officeCode: string };

export type AssignmentEvent =
  | Event<
      'FieldOfficeAssigned',
      Of & {
        assignedOn: string;
        /** Why this office, in the manager's words; needed when it was not ranked first. */
        reason: string | null;
        /** The offices as they were ranked then, with the reasons. */
        ranking: readonly RankedOffice[];
        /** The office that delivered until now; null at the first assignment. */
        reassignedFrom: string | null;
      }
    >
  | Event<'AssignmentAccepted', Of & { acceptedOn: string }>
  | Event<'AssignmentDeclined', Of & { declinedOn: string; reason: string }>
  | Event<'AssignmentEscalated', Of & { escalatedOn: string; unansweredSince: string }>;
