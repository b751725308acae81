import { type Decider, InvalidInput, NotFound, Refusal, requireText } from '#event-sourcing';
import { isCountry } from '#countries';
import type { DonorCommand } from './donor.commands.js';
import type { DonorEvent } from './donor.events.js';

type Donor = 'unknown' | DonorEvent['data'];

const decide = ({ type, data }: DonorCommand, state: Donor): DonorEvent[] => {
  const { donorId, name, country, organisationRef } = data;
  requireText('name', name, 300);
  if (organisationRef !== null) requireText('organisationRef', organisationRef, 200);
  if (country !== null && !isCountry(country))
    throw new InvalidInput('country', 'must be an ISO 3166-1 country', { value: country });
  switch (type) {
    case 'RegisterDonor':
      if (state !== 'unknown') throw new Refusal('DonorExists', { donorId });
      return [{ type: 'DonorRegistered', data }];
    case 'ChangeDonor':
      if (state === 'unknown') throw new NotFound('Donor', donorId);
      return [{ type: 'DonorChanged', data }];
  }
};

export const donor: Decider<Donor, DonorCommand, DonorEvent> = {
  category: 'donor',
  streamOf: ({ data }) => donorStream(data.donorId),
  initial: 'unknown',
  decide,
  evolve: (_, { data }) => data,
};

export const donorStream = (donorId: string): string => `donor-${donorId}`;
