import type { Fold } from '#event-sourcing';
import type { FieldOfficeEvent, OfficeDescription } from './field-office.events.js';

/** Code of the office that is headquarters: it may deliver anything itself, and never closes. */
export const HEADQUARTERS = 'HQ';

export type FieldOffice =
  | Readonly<{ phase: 'unknown' }>
  | (OfficeDescription & Readonly<{ phase: 'open' }>)
  | (OfficeDescription & Readonly<{ phase: 'closed'; closedOn: string }>);

const evolve = (state: FieldOffice, { type, data }: FieldOfficeEvent): FieldOffice => {
  if (type === 'FieldOfficeOpened') return { ...data, phase: 'open' };
  if (state.phase === 'unknown') return state;

  switch (type) {
    case 'FieldOfficeRenamed':
    case 'FieldOfficeCoverageChanged':
    case 'FieldOfficeCapacityChanged':
      return { ...state, ...data };
    case 'FieldOfficeClosed':
      return { ...state, phase: 'closed', closedOn: data.closedOn };
  }
};

export const fieldOfficeFold: Fold<FieldOffice, FieldOfficeEvent> = {
  category: 'field-office',
  initial: { phase: 'unknown' },
  evolve,
};

export const fieldOfficeStream = (code: string): string => `field-office-${code}`;
