import type { Issue } from './issue.js';
import type { Narratives } from './narrative.js';
import type { Organisation, Recipient, RecipientRegion, Sector, VocabularyCode } from './parts.js';
import type { Result } from './result.js';
import type { Transaction } from './transaction.js';
import type { Value } from './values.js';

/**
 * One iati-activity as published: nothing is interpreted yet. Codes are trimmed strings and not checked against their
 * codelists; what is undefined or empty was not there, or did not read, and then an issue says so. A code that stands
 * alone in its element is '' where the element has none.
 */
export type IatiActivity = Readonly<{
  iatiIdentifier: string | undefined;
  /** Of its start tag, from 1. */
  line: number;
  /** Its default language in lower case. */
  lang: string | undefined;
  defaultCurrency: string | undefined;
  /** 1 is the upper level; undefined: not given. */
  hierarchy: string | undefined;
  humanitarian: boolean | undefined;
  reportingOrg: Organisation | undefined;
  title: Narratives;
  descriptions: readonly Description[];
  /** Codelist ActivityStatus. */
  status: string | undefined;
  dates: readonly ActivityDate[];
  participatingOrgs: readonly ParticipatingOrg[];
  recipientCountries: readonly Recipient[];
  recipientRegions: readonly RecipientRegion[];
  /** Codelist ActivityScope: 1 global, 2 regional, … */
  scope: string | undefined;
  sectors: readonly Sector[];
  budgets: readonly Budget[];
  /** How many there are; they are not read. */
  plannedDisbursements: number;
  transactions: readonly Transaction[];
  results: readonly Result[];
  contacts: readonly Contact[];
  documents: readonly Document[];
  relatedActivities: readonly RelatedActivity[];
  collaborationType: string | undefined;
  defaultFlowType: string | undefined;
  defaultFinanceType: string | undefined;
  /** Several vocabularies since 2.03; vocabulary 2 is the earmark level. */
  defaultAidTypes: readonly VocabularyCode[];
  issues: readonly Issue[];
  /** Elements that were passed over, by path: `transaction/flow-type` → 3. One counts with all that is inside it. */
  notRead: Readonly<Record<string, number>>;
}>;

/** Role: 1 funding, 2 accountable, 3 extending, 4 implementing. */
export type ParticipatingOrg = Organisation & Readonly<{ role: string | undefined; activityId: string | undefined }>;

/** Type: 1 general, 2 objectives, 3 target groups, 4 other. */
export type Description = Readonly<{ type: string | undefined; text: Narratives }>;

/** Type: 1 planned start, 2 actual start, 3 planned end, 4 actual end. Date: YYYY-MM-DD. */
export type ActivityDate = Readonly<{ type: string | undefined; date: string | undefined }>;

/** Type: 1 original, 2 revised. Status: 1 (the default) indicative, 2 committed. */
export type Budget = Readonly<{
  /** Among the activity's budgets, from 1. */
  position: number;
  type: string;
  status: string;
  periodStart: string | undefined;
  periodEnd: string | undefined;
  value: Value;
}>;

export type Contact = Readonly<{
  type: string | undefined;
  organisation: Narratives;
  department: Narratives;
  /** Personal data: not for logs, messages or lists; encrypted where it is kept. */
  personal: Readonly<{
    name: Narratives;
    jobTitle: Narratives;
    emails: readonly string[];
    telephones: readonly string[];
  }>;
}>;

export type Document = Readonly<{
  url: string | undefined;
  title: Narratives;
  format: string | undefined;
  categories: readonly string[];
}>;

/** Type: 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party. */
export type RelatedActivity = Readonly<{ ref: string | undefined; type: string | undefined }>;
