import type { Projection, Table } from '#event-sourcing';
import type { DonorEvent } from './donor.events.js';

export const donorTable = {
  name: 'donor',
  key: ['donor_id'],
  columns: {
    donor_id: 'text',
    name: 'text',
    type: 'text',
    country: 'text?',
    organisation_ref: 'text?',
    revision: 'integer',
  },
} as const satisfies Table;

/** The donors that are registered. */
export const donorList: Projection<DonorEvent> = {
  name: 'donor-list',
  version: 1,
  tables: [donorTable],
  handles: ['DonorRegistered', 'DonorChanged'],
  project: ({ data: { donorId, name, type, country, organisationRef }, revision }) => [
    {
      table: donorTable.name,
      key: { donor_id: donorId },
      set: { name, type, country, organisation_ref: organisationRef, revision },
    },
  ],
};
