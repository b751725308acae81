import { describe, expect, test } from '@jest/globals';
import { firstActivity } from '../fixtures/fixture.js';
import { textIn } from '../index.js';

describe('What does not read', () => {
  test('is listed with element, reason and the published text', async () => {
    const { issues } = await firstActivity('problems');
    expect(issues.map(({ element, reason, raw }) => [element, reason, raw].filter(Boolean).join(' '))).toEqual([
      'title more-than-one',
      'title text-outside-narrative',
      'activity-status/@code missing',
      'activity-date[1]/@iso-date not-a-date 2021-02-29',
      'activity-date[2]/@iso-date missing',
      'activity-date[3]/@iso-date date-with-time 2021-03-01T12:00:00',
      'activity-date[4]/@iso-date not-a-date 0202-03-01',
      'recipient-country[1]/@percentage percentage-out-of-range 120',
      'recipient-country[2]/@code missing',
      'recipient-country[2]/@percentage not-a-number half',
      'transaction[1]/transaction-type/@code missing',
      'transaction[1]/transaction-date/@iso-date missing',
      'transaction[1]/value no-currency',
      'transaction[1]/value not-a-number 1,000.00',
      'transaction[1]/value/@value-date not-a-date yesterday',
      'transaction[1]/@humanitarian not-a-flag maybe',
      'transaction[2]/value rounded 0.005',
      'transaction[3]/value grouped-digits 1 000 000',
      'transaction[4]/value no-currency',
      'transaction[5]/value/@currency unknown-currency ZZZ',
      'transaction[6]/value amount-too-large 1E20',
      'transaction[7]/transaction-type/@code missing',
      'transaction[7]/transaction-date/@iso-date missing',
      'transaction[7]/value missing',
      'result[1]/@type missing',
      'result[1]/indicator[1]/period[1]/target[1]/@value not-a-number many',
      'result[1]/indicator[1]/period[1]/actual[1]/@value missing',
    ]);
  });

  test('leaves nothing in its place, unless a value was read nevertheless', async () => {
    const { transactions, dates, title, issues, recipientCountries } = await firstActivity('problems');
    expect(transactions.map(({ value }) => value.amount?.minor)).toEqual([
      undefined,
      1, // half a cent, away from zero
      100_000_000,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(transactions[3]?.value).toMatchObject({ raw: '100', currency: undefined });
    expect(dates.map(({ date }) => date)).toEqual([undefined, undefined, '2021-03-01', undefined]);
    expect(recipientCountries.map(({ percentage }) => percentage)).toEqual([undefined, undefined]);
    expect(textIn(title)).toBe('A title in the manner of version 1');
    expect(issues.filter(({ read }) => read).map(({ reason }) => reason)).toEqual([
      'more-than-one',
      'text-outside-narrative',
      'date-with-time',
      'rounded',
      'grouped-digits',
    ]);
  });
});
