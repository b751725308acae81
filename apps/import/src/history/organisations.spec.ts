import { describe, expect, test } from '@jest/globals';
import type { Organisation } from '#iati';
import { activityOf } from '../testing/activity.js';
import { donorOf } from './organisations.js';

const named = (text: string) => [{ lang: 'en', text }];
const registered = async (organisation: Partial<Organisation>, elements = '') =>
  donorOf({ ref: undefined, type: undefined, name: [], ...organisation }, await activityOf(elements));

describe('A donor', () => {
  test('is known by its identifier, however its name is spelt', async () => {
    const one = await registered({ ref: 'XM-DAC-41114', type: '40', name: named('UNDP') });
    const other = await registered({ ref: 'XM-DAC-41114', name: named('United Nations Development Programme') });
    expect(one).toEqual({
      donorId: 'IATI-XM-DAC-41114',
      name: 'UNDP',
      type: 'multilateral',
      country: null,
      organisationRef: 'XM-DAC-41114',
    });
    expect(other?.donorId).toBe(one?.donorId);
  });

  test('is of the country of its register', async () => {
    expect(await registered({ ref: 'KR-GOV-051', type: '10' })).toMatchObject({
      country: 'KR',
      type: 'government',
      name: 'KR-GOV-051',
    });
  });

  test("with a publisher's own number is that publisher's", async () => {
    const donor = await registered({ ref: '00004', name: named('Food agency') });
    expect(donor).toMatchObject({ name: 'Food agency', organisationRef: '00004', country: null });
    expect(donor?.donorId).toMatch(/^IATI-ZZ-EX-00004-[0-9A-F]{10}$/);
  });

  test('whose name stands where the identifier belongs is known by it', async () => {
    const donor = await registered({ ref: 'Irish  Aid' });
    expect(donor).toMatchObject({ name: 'Irish Aid', organisationRef: null });
    expect(await registered({ name: named('IRISH AID') })).toMatchObject({ donorId: donor?.donorId });
  });

  test('has the type that it has elsewhere in the activity', async () => {
    const elements = '<participating-org role="1" ref="AA-GOV-1" type="60"/>';
    expect(await registered({ ref: 'AA-GOV-1' }, elements)).toMatchObject({ type: 'foundation' });
    expect(await registered({ ref: 'AA-GOV-2' }, elements)).toMatchObject({ type: 'other' });
  });

  test('has an id of letters, digits, dots and hyphens, at most 64', async () => {
    for (const name of ['Ärzte ohne Grenzen', '국제협력단', 'x'.repeat(500), '../../etc', "O'Neill & Søn"])
      expect((await registered({ name: named(name) }))?.donorId).toMatch(/^[A-Z0-9][A-Z0-9._-]{0,63}$/);
  });

  test('without any name is none', async () => expect(await registered({ ref: ' ' })).toBeUndefined());
});
