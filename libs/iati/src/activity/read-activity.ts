import { type Element, textOf } from '../xml/element.js';
import type { ActivityElement } from '../xml/activity-parser.js';
import type { Budget, Contact, Document, IatiActivity, ParticipatingOrg } from './activity.js';
import { type Notes, Place } from './issue.js';
import { type Narratives, narrativesOf } from './narrative.js';
import { organisationOf, recipientOf, recipientRegionOf, sectorOf, vocabularyCodeOf } from './parts.js';
import { resultOf } from './result.js';
import { transactionOf } from './transaction.js';
import { currencyOf, flagOf, requiredDateOf, valueOf } from './values.js';

type Lang = string | undefined;

/** Never throws on what an activity contains: what does not read is undefined, and noted. */
export const readActivity = ({ element, fileLang, foreign }: ActivityElement): IatiActivity => {
  const notes: Notes = { issues: [], visited: new Set() };
  const place = new Place(element, '', element.line, notes);
  const lang = element.lang ?? fileLang;
  const currency = currencyOf(place, 'default-currency');
  const identifier = place.child('iati-identifier');
  const reporting = place.child('reporting-org');
  const activity = {
    iatiIdentifier: textOf(identifier.element) ?? identifier.note('missing'),
    line: element.line,
    lang,
    defaultCurrency: currency,
    hierarchy: place.attribute('hierarchy'),
    humanitarian: flagOf(place, 'humanitarian'),
    reportingOrg: reporting.element ? organisationOf(reporting, lang) : reporting.note('missing'),
    ...whatAndWhen(place, lang),
    ...whoAndWhere(place, lang),
    budgets: place.children('budget').map((budget, at) => budgetOf(budget, at, currency)),
    plannedDisbursements: place.children('planned-disbursement').length,
    transactions: place.children('transaction').map((each, at) => transactionOf(each, at, { currency, lang })),
    results: place.children('result').map((result, at) => resultOf(result, at, lang)),
    ...classification(place),
  };
  return { ...activity, issues: notes.issues, notRead: notRead(element, foreign, notes.visited) };
};

const whatAndWhen = (place: Place, lang: Lang) => ({
  title: titleOf(place.child('title'), lang),
  descriptions: place
    .children('description')
    .map((each) => ({ type: each.attribute('type'), text: narrativesOf(each, lang) })),
  status: statusOf(place.child('activity-status')),
  dates: place.children('activity-date').map((each) => {
    narrativesOf(each, lang); // a remark on the date: visited, not kept
    return { type: each.required('type'), date: requiredDateOf(each, 'iso-date') };
  }),
  documents: place.children('document-link').map((each) => documentOf(each, lang)),
});

/** Empty where the element is there, but no code. */
const codeOf = (place: Place): string | undefined => place.element && (place.attribute('code') ?? '');

const statusOf = (place: Place): string | undefined => place.required('code') ?? codeOf(place);

const titleOf = (place: Place, lang: Lang): Narratives => {
  const title = narrativesOf(place, lang);
  if (title.length === 0) place.note('missing');
  return title;
};

const whoAndWhere = (place: Place, lang: Lang) => ({
  participatingOrgs: place.children('participating-org').map((each) => participatingOrgOf(each, lang)),
  contacts: place.children('contact-info').map((each) => contactOf(each, lang)),
  recipientCountries: place.children('recipient-country').map(recipientOf),
  recipientRegions: place.children('recipient-region').map((region) => recipientRegionOf(region, lang)),
  scope: codeOf(place.child('activity-scope')),
});

const participatingOrgOf = (place: Place, lang: Lang): ParticipatingOrg => ({
  ...organisationOf(place, lang),
  role: place.required('role'),
  activityId: place.attribute('activity-id'),
});

const classification = (place: Place) => ({
  sectors: place.children('sector').map(sectorOf),
  relatedActivities: place
    .children('related-activity')
    .map((each) => ({ ref: each.required('ref'), type: each.attribute('type') })),
  collaborationType: codeOf(place.child('collaboration-type')),
  defaultFlowType: codeOf(place.child('default-flow-type')),
  defaultFinanceType: codeOf(place.child('default-finance-type')),
  defaultAidTypes: place.children('default-aid-type').map(vocabularyCodeOf),
});

const budgetOf = (place: Place, at: number, currency: string | undefined): Budget => ({
  position: at + 1,
  type: place.attribute('type') ?? '1',
  status: place.attribute('status') ?? '1',
  periodStart: requiredDateOf(place.child('period-start'), 'iso-date'),
  periodEnd: requiredDateOf(place.child('period-end'), 'iso-date'),
  value: valueOf(place.child('value'), currency),
});

const contactOf = (place: Place, lang: Lang): Contact => ({
  type: place.attribute('type'),
  organisation: narrativesOf(place.child('organisation'), lang),
  department: narrativesOf(place.child('department'), lang),
  personal: {
    name: narrativesOf(place.child('person-name'), lang),
    jobTitle: narrativesOf(place.child('job-title'), lang),
    emails: textsOf(place.children('email')),
    telephones: textsOf(place.children('telephone')),
  },
});

const textsOf = (places: readonly Place[]): readonly string[] => places.flatMap(({ element }) => textOf(element) ?? []);

const documentOf = (place: Place, lang: Lang): Document => ({
  url: place.attribute('url'),
  title: narrativesOf(place.child('title'), lang),
  format: place.attribute('format'),
  categories: place.children('category').flatMap((category) => category.attribute('code') ?? []),
});

/** Paths beyond so many are counted together, so that invented names cannot fill the list. */
const MOST_PATHS = 200;

const notRead = (
  activity: Element,
  foreign: ReadonlyMap<string, number>,
  visited: ReadonlySet<Element>,
): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  const count = (path: string, times: number) => {
    const known = counts.has(path) || counts.size < MOST_PATHS ? path.slice(0, MOST_PATHS) : '(others)';
    counts.set(known, (counts.get(known) ?? 0) + times);
  };
  const visit = (element: Element, path: string) => {
    for (const child of element.children) {
      const childPath = path === '' ? child.name : `${path}/${child.name}`;
      if (visited.has(child)) visit(child, childPath);
      else count(childPath, 1);
    }
  };
  visit(activity, '');
  for (const [name, times] of foreign) count(name, times);
  return Object.fromEntries(counts);
};
