import type { IatiActivity } from '#iati';

/** What is counted: an element of each kind is either recorded or listed. */
export const ELEMENT_KINDS = [
  'activities',
  'titles',
  'descriptions',
  'statuses',
  'dates',
  'places',
  'sectors',
  'budgets',
  'transactions',
  'results',
  'indicators',
  'baselines',
  'targets',
  'actuals',
  'plannedDisbursements',
  'participatingOrganisations',
  'contacts',
  'documents',
  'relatedActivities',
  'otherElements',
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** An element of an activity; one entry may stand for several of a name, which then all have the same fate. */
export type Element = Readonly<{
  kind: ElementKind;
  /** Path in the activity: `transaction[3]`. */
  element: string;
  count: number;
}>;

export const ACTIVITY = 'iati-activity';
export const STATUS = 'activity-status';
/** What stands with the transactions, all of a name together. */
export const OF_TRANSACTIONS = {
  countries: 'transaction/recipient-country',
  regions: 'transaction/recipient-region',
  sectors: 'transaction/sector',
} as const;

/** Everything that was read of an activity. */
export const elementsOf = (activity: IatiActivity): readonly Element[] => [
  one('activities', ACTIVITY),
  ...named('titles', 'title', Math.min(1, activity.title.length)),
  ...numbered('descriptions', 'description', activity.descriptions),
  ...named('statuses', STATUS, activity.status === undefined ? 0 : 1),
  ...numbered('dates', 'activity-date', activity.dates),
  ...numbered('places', 'recipient-country', activity.recipientCountries),
  ...numbered('places', 'recipient-region', activity.recipientRegions),
  ...numbered('sectors', 'sector', activity.sectors),
  ...numbered('budgets', 'budget', activity.budgets),
  ...numbered('transactions', 'transaction', activity.transactions),
  ...activity.results.flatMap(resultElements),
  ...named('plannedDisbursements', 'planned-disbursement', activity.plannedDisbursements),
  ...named('participatingOrganisations', 'participating-org', activity.participatingOrgs.length),
  ...named('contacts', 'contact-info', activity.contacts.length),
  ...named('documents', 'document-link', activity.documents.length),
  ...named('relatedActivities', 'related-activity', activity.relatedActivities.length),
  ...otherElements(activity),
];

export const pathOf = (...parts: readonly (readonly [name: string, position: number])[]): string =>
  parts.map(([name, position]) => `${name}[${position}]`).join('/');

const resultElements = ({ position: result, indicators }: IatiActivity['results'][number]): readonly Element[] => [
  one('results', pathOf(['result', result])),
  ...indicators.flatMap(({ position, baselines, periods }) => {
    const indicator = pathOf(['result', result], ['indicator', position]);
    return [
      one('indicators', indicator),
      ...numbered('baselines', `${indicator}/baseline`, baselines),
      ...periods.flatMap(({ targets, actuals }, at) => [
        ...numbered('targets', `${indicator}/period[${at + 1}]/target`, targets),
        ...numbered('actuals', `${indicator}/period[${at + 1}]/actual`, actuals),
      ]),
    ];
  }),
];

const otherElements = (activity: IatiActivity): readonly Element[] => [
  ...named('otherElements', 'activity-scope', activity.scope === undefined ? 0 : 1),
  ...named('otherElements', 'collaboration-type', activity.collaborationType === undefined ? 0 : 1),
  ...named('otherElements', 'default-flow-type', activity.defaultFlowType === undefined ? 0 : 1),
  ...named('otherElements', 'default-finance-type', activity.defaultFinanceType === undefined ? 0 : 1),
  ...named('otherElements', 'default-aid-type', activity.defaultAidTypes.length),
  ...named('otherElements', OF_TRANSACTIONS.countries, countIn(activity, 'recipientCountries')),
  ...named('otherElements', OF_TRANSACTIONS.regions, countIn(activity, 'recipientRegions')),
  ...named('otherElements', OF_TRANSACTIONS.sectors, countIn(activity, 'sectors')),
  ...Object.entries(activity.notRead).flatMap(([path, count]) => named('otherElements', path, count)),
];

const countIn = ({ transactions }: IatiActivity, list: 'recipientCountries' | 'recipientRegions' | 'sectors'): number =>
  transactions.reduce((sum, transaction) => sum + transaction[list].length, 0);

const one = (kind: ElementKind, element: string): Element => ({ kind, element, count: 1 });

const named = (kind: ElementKind, element: string, count: number): readonly Element[] =>
  count === 0 ? [] : [{ kind, element, count }];

const numbered = (kind: ElementKind, element: string, list: readonly unknown[]): readonly Element[] =>
  list.map((_, at) => one(kind, `${element}[${at + 1}]`));
