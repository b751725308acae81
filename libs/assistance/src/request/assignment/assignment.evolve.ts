import type { Request } from '../request.state.js';
import type { AssignmentEvent } from './assignment.events.js';

export const evolveAssignment = (state: Request, { type, data }: AssignmentEvent): Request => {
  if (type === 'FieldOfficeAssigned') {
    if (state.phase !== 'assignment' && state.phase !== 'delivery') return state;
    const { submission, acceptance, ledger, work } = state;
    const { officeCode, assignedOn } = data;
    const assignment = { officeCode, assignedOn, answer: 'awaited' as const, escalated: false };
    const leftOfficeOn = state.phase === 'delivery' ? assignedOn : state.leftOfficeOn;
    const lastStep = ['assignedOn', assignedOn] as const;
    return { phase: 'assignment', submission, acceptance, ledger, work, assignment, leftOfficeOn, lastStep };
  }
  if (state.phase !== 'assignment') return state;

  const { submission, acceptance, ledger, work, assignment } = state;
  switch (type) {
    case 'AssignmentAccepted': {
      const offices = [...work.offices, { officeCode: data.officeCode, from: data.acceptedOn }];
      const lastStep = ['acceptedOn', data.acceptedOn] as const;
      return { phase: 'delivery', submission, acceptance, ledger, work: { ...work, offices }, lastStep };
    }
    case 'AssignmentDeclined':
      return assignment
        ? { ...state, assignment: { ...assignment, answer: 'declined' }, lastStep: ['declinedOn', data.declinedOn] }
        : state;
    case 'AssignmentEscalated':
      return assignment ? { ...state, assignment: { ...assignment, escalated: true } } : state;
  }
};
