export type {
  ActivityDate,
  Budget,
  Contact,
  Description,
  Document,
  IatiActivity,
  ParticipatingOrg,
  RelatedActivity,
} from './activity/activity.js';
export type { Issue, IssueReason } from './activity/issue.js';
export { type Narrative, type Narratives, textIn } from './activity/narrative.js';
export type { Organisation, Recipient, RecipientRegion, Sector, VocabularyCode } from './activity/parts.js';
export type { Baseline, Indicator, Measured, Period, Result } from './activity/result.js';
export type { Transaction, TransactionParty } from './activity/transaction.js';
export { HUNDRED_PERCENT, type Value } from './activity/values.js';
export { checkFile, type IatiFile, type IatiProgress, readActivities, type ReadOptions } from './iati-file.js';
export { IatiFileError, type IatiFileRule } from './iati-file-error.js';
export type { IatiSource } from './xml/bytes.js';
export { limits } from './xml/limits.js';
