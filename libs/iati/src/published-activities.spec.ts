import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { checkFile, type IatiActivity, readActivities } from './index.js';

// Beside the project on developers' machines and in CI; elsewhere these tests show as skipped.
const path = fileURLToPath(new URL('../../../../shared/reference/iati/published-activities.xml', import.meta.url));
const describeWhereThereAre = existsSync(path) ? describe : describe.skip;

describeWhereThereAre('The activities published by three organisations', () => {
  test('are all counted', async () => {
    expect(await checkFile(path)).toEqual({
      version: '2.03',
      encoding: 'UTF-8',
      bytes: 1_365_126,
      activities: 220,
      transactions: 388,
      budgets: 120,
      plannedDisbursements: 93,
      results: 104,
      notActivities: 0,
    });
  });

  test('are all read, with every amount; two dates are missing', async () => {
    const activities: IatiActivity[] = [];
    for await (const activity of readActivities(path)) activities.push(activity);
    expect(activities).toHaveLength(220);
    expect(new Set(activities.map(({ iatiIdentifier }) => iatiIdentifier)).size).toBe(220);

    const totals: Record<string, number> = {};
    for (const { type, value } of activities.flatMap(({ transactions }) => transactions)) {
      const key = `${type} ${value.currency}`;
      totals[key] = (totals[key] ?? 0) + (value.amount?.minor ?? Number.NaN);
    }
    // By type and currency, in minor units; added up with another XML parser and decimal arithmetic.
    expect(totals).toEqual({
      '1 GBP': 667_656_300,
      '1 KRW': 557_985_773_410,
      '1 USD': 283_877_700,
      '11 USD': 438_697_600,
      '2 GBP': 1_032_514_600,
      '2 KRW': 223_799_362_237,
      '2 USD': 438_697_600,
      '3 GBP': 467_838_900,
      '3 KRW': 380_143_169_057,
      '4 USD': 965_900,
    });
    expect(activities.flatMap(({ issues }) => issues)).toMatchObject([
      { element: 'activity-date[1]/@iso-date', reason: 'missing', read: false },
      { element: 'activity-date[1]/@iso-date', reason: 'missing', read: false },
    ]);
    const named = activities.filter(({ recipientCountries }) => recipientCountries.length > 0);
    const regional = activities.filter(
      ({ recipientCountries, recipientRegions }) => recipientCountries.length === 0 && recipientRegions.length > 0,
    );
    expect([named.length, regional.length]).toEqual([194, 24]);
  });
});
