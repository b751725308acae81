import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { commandOn } from '../testing/index.js';
import { ChangeDonor, RegisterDonor } from './donor.commands.js';
import { donor } from './donor.decider.js';
import type { DonorEvent } from './donor.events.js';

const norway: DonorEvent['data'] = {
  donorId: 'NO',
  name: 'Norway',
  type: 'government',
  country: 'NO',
  organisationRef: 'XM-DAC-8',
};
const registered: DonorEvent = { type: 'DonorRegistered', data: norway };
const register = (data = norway) => new RegisterDonor(data, commandOn('2026-01-01'));
const change = (data = norway) => new ChangeDonor(data, commandOn('2026-01-01'));

describe('A donor', () => {
  test('is registered once', () => {
    given(donor).when(register()).then(registered);
    given(donor, registered).when(register()).thenRefused('DonorExists', { donorId: 'NO' });
  });

  test('changes after it was registered', () => {
    const renamed = { ...norway, name: 'Kingdom of Norway' };
    given(donor, registered).when(change(renamed)).then({ type: 'DonorChanged', data: renamed });
    given(donor).when(change()).thenRefused('DonorNotFound', { id: 'NO' });
  });

  test('need not be of a country, nor in a register', () => {
    const foundation = { ...norway, country: null, organisationRef: null };
    given(donor).when(register(foundation)).then({ type: 'DonorRegistered', data: foundation });
  });

  test.each([
    ['name', { name: ' ' }],
    ['country', { country: 'XX' }],
    ['organisationRef', { organisationRef: '' }],
  ])('needs a %s that holds', (field, wrong) => {
    given(donor)
      .when(register({ ...norway, ...wrong }))
      .thenRefused('InvalidInput', { field });
    given(donor, registered)
      .when(change({ ...norway, ...wrong }))
      .thenRefused('InvalidInput', { field });
  });
});
