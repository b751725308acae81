import { type IatiActivity, readActivities } from '#iati';

/** An activity in US dollars with these elements, of an example publisher. */
export const activityXml = (elements: string, identifier = 'ZZ-EX-1'): string => `
  <iati-activity default-currency="USD" xml:lang="en">
    <iati-identifier>${identifier}</iati-identifier>
    <reporting-org ref="ZZ-EX" type="22"><narrative>Example Centre</narrative></reporting-org>
    <title><narrative>Court registry</narrative></title>
    <description><narrative>Clerks are trained.</narrative></description>
    ${elements}
  </iati-activity>`;

export const fileXml = (...activities: readonly string[]): string =>
  `<?xml version="1.0"?>\n<iati-activities version="2.03">${activities.join('')}</iati-activities>`;

export const activityOf = async (elements: string): Promise<IatiActivity> => {
  for await (const activity of readActivities(bytes(fileXml(activityXml(elements))))) return activity;
  throw new Error('there is no activity');
};

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

type Details = Readonly<{ provider?: string; currency?: string }>;

/** A transaction of a type (codelist TransactionType) on a day. */
export const transaction = (type: string, on: string, value: string, { provider, currency }: Details = {}): string => `
  <transaction>
    <transaction-type code="${type}"/>
    <transaction-date iso-date="${on}"/>
    <value value-date="${on}"${currency === undefined ? '' : ` currency="${currency}"`}>${value}</value>
    ${provider === undefined ? '' : `<provider-org ref="${provider}" type="10"><narrative>Donor ${provider}</narrative></provider-org>`}
  </transaction>`;

export const budget = (year: string, value: string, type = '1'): string => `
  <budget type="${type}">
    <period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/>
    <value value-date="${year}-01-01">${value}</value>
  </budget>`;

export const status = (code: string): string => `<activity-status code="${code}"/>`;
