import { describe, expect, test } from '@jest/globals';
import { firstActivity } from '../fixtures/fixture.js';
import { readActivities, textIn } from '../index.js';

describe('An activity', () => {
  test('says what it is about, in its languages', async () => {
    const { title, descriptions, ...activity } = await firstActivity('full');
    expect(activity).toMatchObject({ iatiIdentifier: 'ZZ-EX-0001', line: 5, lang: 'en', defaultCurrency: 'USD' });
    expect(activity).toMatchObject({ hierarchy: '1', humanitarian: true, status: '2', scope: '4' });
    expect(title).toEqual([
      { lang: 'en', text: 'Court registry' },
      { lang: 'es', text: 'Registro judicial' },
    ]);
    expect([textIn(title), textIn(title, 'ES'), textIn(title, 'ru'), textIn([])]).toEqual([
      'Court registry',
      'Registro judicial',
      'Court registry',
      undefined,
    ]);
    expect(descriptions.map(({ type, text }) => [type, textIn(text)])).toEqual([
      ['1', '<p>Judges & clerks are trained.</p>'],
      [undefined, 'Second'],
    ]);
    expect(activity.dates).toEqual([
      { type: '1', date: '2020-02-29' },
      { type: '3', date: '2022-12-31' },
    ]);
  });

  test('says who takes part, and keeps what is personal apart', async () => {
    const { reportingOrg, participatingOrgs, contacts } = await firstActivity('full');
    const centre = [{ lang: 'en', text: 'Example Centre' }];
    expect(reportingOrg).toEqual({ ref: 'ZZ-EX', type: '40', name: centre });
    expect(participatingOrgs).toEqual([
      {
        ref: 'ZZ-DONOR',
        type: '10',
        name: [{ lang: 'en', text: 'A donor' }],
        role: '1',
        activityId: 'ZZ-DONOR-77',
      },
    ]);
    expect(contacts).toEqual([
      {
        type: '1',
        organisation: centre,
        department: [],
        personal: {
          name: [{ lang: 'en', text: 'A. Person' }],
          jobTitle: [],
          emails: ['a.person@example.org'],
          telephones: ['+00 1'],
        },
      },
    ]);
  });

  test('says where and in which field, with percentages in millionths', async () => {
    const activity = await firstActivity('full');
    expect(activity.recipientCountries).toEqual([
      { code: 'KE', percentage: 66_666_667 },
      { code: 'TZ', percentage: 33_333_333 },
    ]);
    expect(activity.recipientRegions).toEqual([
      { code: 'EAF', vocabulary: '99', percentage: undefined, name: [{ lang: 'en', text: 'East' }] },
    ]);
    expect(activity.sectors).toEqual([
      { code: '15130', vocabulary: '1', percentage: 100_000_000 },
      { code: '151', vocabulary: '2', percentage: undefined },
    ]);
    expect(activity.defaultAidTypes).toEqual([
      { code: 'C01', vocabulary: '1' },
      { code: '4', vocabulary: '2' },
    ]);
    expect(activity).toMatchObject({ collaborationType: '4', defaultFlowType: '10', defaultFinanceType: '110' });
  });

  test('has budgets in their own or the default currency', async () => {
    const { budgets, plannedDisbursements } = await firstActivity('full');
    expect(budgets).toMatchObject([
      { position: 1, type: '2', status: '2', value: { amount: { minor: 150_050, currency: 'EUR' } } },
      { position: 2, type: '1', status: '1', value: { amount: { minor: 100_000, currency: 'USD' } } },
    ]);
    expect(budgets[0]).toMatchObject({ periodStart: '2020-01-01', periodEnd: '2020-12-31' });
    expect(plannedDisbursements).toBe(1);
  });

  test('has transactions with their parties', async () => {
    const [received, spent] = (await firstActivity('full')).transactions;
    expect(received).toEqual({
      position: 1,
      ref: 'IN-1',
      type: '1',
      date: '2020-03-15',
      value: { amount: { minor: 100_000, currency: 'USD' }, raw: '1000.00', currency: 'USD', valueDate: '2020-03-01' },
      description: [{ lang: 'en', text: 'First instalment' }],
      provider: {
        ref: 'ZZ-DONOR',
        type: '10',
        name: [{ lang: 'en', text: 'A donor' }],
        activityId: 'ZZ-DONOR-77',
      },
      receiver: { ref: 'ZZ-EX', type: undefined, name: [], activityId: 'ZZ-EX-0001' },
      sectors: [{ code: '15130', vocabulary: '1' }],
      recipientCountries: [{ code: 'KE', percentage: undefined }],
      recipientRegions: [],
      aidTypes: [{ code: '3', vocabulary: '2' }],
      humanitarian: false,
      line: 52,
    });
    expect(spent).toMatchObject({ position: 2, type: '4', value: { amount: { minor: -500, currency: 'JPY' } } });
  });

  test('has results, measured in numbers by dimension or in words', async () => {
    const [result] = (await firstActivity('full')).results;
    const [cases, confidence] = result?.indicators ?? [];
    expect(cases).toMatchObject({ position: 1, measure: '1', ascending: false });
    expect(cases?.baselines).toMatchObject([{ year: '2019', date: '2019-12-31', value: '1200.50', decimal: '1200.5' }]);
    expect(cases?.periods[0]).toMatchObject({ start: '2020-01-01', end: '2020-12-31', targets: [{ decimal: '900' }] });
    expect(cases?.periods[0]?.actuals).toMatchObject([
      { decimal: '400', dimensions: [{ name: 'sex', value: 'female' }], comment: [{ text: 'so far' }] },
      { decimal: '500', dimensions: [{ name: 'sex', value: 'male' }] },
    ]);
    expect(confidence).toMatchObject({ ascending: true, periods: [{ targets: [{ value: 'high' }], actuals: [{}] }] });
  });

  test('counts what was passed over, and lists nothing that reads', async () => {
    const { issues, notRead, documents, relatedActivities } = await firstActivity('full');
    expect(issues).toEqual([]);
    expect(notRead).toEqual({
      'contact-info/website': 1,
      'policy-marker': 2,
      'planned-disbursement/period-start': 1,
      'planned-disbursement/value': 1,
      'transaction/flow-type': 1,
      'made-up': 1,
      'own:note': 1,
    });
    expect(documents).toMatchObject([
      { url: 'https://example.org/doc', format: 'text/html', categories: ['A01', 'A02'] },
    ]);
    expect(relatedActivities).toEqual([{ ref: 'ZZ-EX-0000', type: '1' }]);
  });

  test('may be empty, and then lists what the standard requires', async () => {
    const { issues, lang, title } = await firstActivity('minimal');
    expect(issues.map(({ element, reason }) => `${element} ${reason}`)).toEqual([
      'iati-identifier missing',
      'reporting-org missing',
      'title missing',
      'activity-status/@code missing',
    ]);
    expect([lang, title]).toEqual([undefined, []]);
  });

  test('tells codes that were left out from elements that are not there', async () => {
    const left = '<activity-status/><activity-scope code=" "/><default-flow-type/>';
    const xml = `<iati-activities version="2.03"><iati-activity>${left}</iati-activity></iati-activities>`;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(xml);
    }
    for await (const activity of readActivities(bytes()))
      expect(activity).toMatchObject({ status: '', scope: '', defaultFlowType: '', collaborationType: undefined });
  });
});
