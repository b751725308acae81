import { describe, expect, test } from '@jest/globals';
import { activityOf } from '../testing/activity.js';
import { beneficiariesOf } from './beneficiaries.js';
import { Findings } from './findings.js';

const served = async (...elements: readonly string[]) => {
  const findings = new Findings();
  const beneficiaries = beneficiariesOf(await activityOf(elements.join('')), findings);
  return {
    shares: Object.fromEntries(beneficiaries.map(({ code, share }) => [code, share])),
    kinds: beneficiaries.map(({ kind }) => kind),
    listed: Object.fromEntries(findings.listed.map(({ element, reason }) => [element, reason])),
  };
};

const country = (code: string, percentage = ''): string =>
  `<recipient-country code="${code}" ${percentage && `percentage="${percentage}"`}/>`;
const region = (code: string, percentage: string, vocabulary = '1'): string =>
  `<recipient-region code="${code}" vocabulary="${vocabulary}" percentage="${percentage}"/>`;

describe('Beneficiaries', () => {
  test('share in basis points, which always add up to 10,000', async () => {
    const { shares } = await served(country('KE', '33.33'), country('TZ', '33.33'), country('UG', '33.34'));
    expect(shares).toEqual({ KE: 3_333, TZ: 3_333, UG: 3_334 });
  });

  test('of percentages that do not total 100 are normalised', async () => {
    expect((await served(country('KE', '100'), country('TZ', '100'))).shares).toEqual({ KE: 5_000, TZ: 5_000 });
    expect((await served(country('KE', '10'), country('TZ', '30'))).shares).toEqual({ KE: 2_500, TZ: 7_500 });
  });

  test('named again in another vocabulary count once', async () => {
    const { shares, listed } = await served(region('298', '100'), region('289', '100', '99'));
    expect(shares).toEqual({ '002': 10_000 });
    expect(listed).toEqual({ 'recipient-region[2]': 'named-in-another-vocabulary' });
  });

  test('that are regions only stay regions', async () => {
    expect(await served(region('1027', '60'), region('015', '40', '2'))).toMatchObject({
      shares: { '014': 10_000 },
      kinds: ['region'],
    });
    expect((await served(region('015', '40', '2'))).shares).toEqual({ '015': 10_000 });
  });

  test('of an unknown region are the world, and it is listed', async () => {
    const { shares, kinds, listed } = await served(country('KE', '50'), region('R01', '50', '99'));
    expect([shares, kinds]).toEqual([{ KE: 5_000, '001': 5_000 }, ['country', 'global']]);
    expect(listed).toEqual({ 'recipient-region[1]': 'unknown-region' });
  });

  test('are the world where nothing is named, or nothing that exists', async () => {
    expect((await served()).kinds).toEqual(['global']);
    expect(await served(country('QQ', '100'))).toMatchObject({
      kinds: ['global'],
      listed: { 'recipient-country[1]': 'unknown-country' },
    });
    expect((await served(region('998', '100'))).kinds).toEqual(['global']);
  });

  test('without percentages share equally what the others leave', async () => {
    expect((await served(country('KE'), country('TZ'))).shares).toEqual({ KE: 5_000, TZ: 5_000 });
    const { shares, listed } = await served(country('KE', '100'), country('TZ'));
    expect([shares, listed]).toEqual([{ KE: 10_000 }, { 'recipient-country[2]': 'no-share' }]);
  });

  test('with less than a basis point are listed', async () => {
    const { shares, listed } = await served(country('KE', '99.999'), country('TZ', '0.001'));
    expect([shares, listed]).toEqual([{ KE: 10_000 }, { 'recipient-country[2]': 'no-share' }]);
  });

  test('named twice are one', async () => {
    expect((await served(country('KE', '50'), country('KE', '50'))).shares).toEqual({ KE: 10_000 });
  });

  const paid = (value: string, place: string): string =>
    `<transaction><transaction-type code="3"/><transaction-date iso-date="2020-01-01"/>${value}${place}</transaction>`;

  test('that the transactions name share in proportion to their money, where the activity names none', async () => {
    const [most, least] = [paid('<value>300</value>', country('KE')), paid('<value>-100</value>', region('298', ''))];
    expect((await served(most, least)).shares).toEqual({ KE: 7_500, '002': 2_500 });
    expect((await served(country('UG'), most, least)).shares).toEqual({ UG: 10_000 });
  });

  test.each([
    ['in several currencies', paid('<value>300</value>', country('KE')), '<value currency="EUR">1</value>'],
    ['beyond exact numbers', paid('<value>90071992547409</value>', country('KE')), '<value>90071992547409</value>'],
    ['that is missing', paid('', country('KE')), ''],
  ])('that transactions name with money %s share alike', async (_, one, other) => {
    expect((await served(one, paid(other, country('UG')))).shares).toEqual({ KE: 5_000, UG: 5_000 });
  });
});
