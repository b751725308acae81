import { Command } from '#event-sourcing';
import type { RankedOffice } from '#field-offices';

type Of = { requestId: string };

/** Also reassigns, during assignment and delivery. */
export class AssignFieldOffice extends Command<
  'AssignFieldOffice',
  Of & { officeCode: string; assignedOn: string; reason?: string | null; ranking: readonly RankedOffice[] }
> {
  readonly type = 'AssignFieldOffice';
}

export class AcceptAssignment extends Command<'AcceptAssignment', Of & { officeCode: string; acceptedOn: string }> {
  readonly type = 'AcceptAssignment';
}

export class DeclineAssignment extends Command<
  'DeclineAssignment',
  Of & { officeCode: string; declinedOn: string; reason: string }
> {
  readonly type = 'DeclineAssignment';
}

/** Refused while the office still has time to answer (5 working days of its calendar). */
export class EscalateAssignment extends Command<'EscalateAssignment', Of & { escalatedOn: string }> {
  readonly type = 'EscalateAssignment';
}

export type AssignmentCommand = AssignFieldOffice | AcceptAssignment | DeclineAssignment;
