import type { Place } from './issue.js';
import { type Narratives, narrativesOf } from './narrative.js';
import {
  type Organisation,
  organisationOf,
  type Recipient,
  recipientOf,
  type RecipientRegion,
  recipientRegionOf,
  type VocabularyCode,
  vocabularyCodeOf,
} from './parts.js';
import { flagOf, requiredDateOf, type Value, valueOf } from './values.js';

export type Transaction = Readonly<{
  /** Among the activity's transactions, from 1; `transaction[position]` names it in issues. */
  position: number;
  /** The publisher's own number, not necessarily unique. */
  ref: string | undefined;
  /** Codelist TransactionType. */
  type: string | undefined;
  /** YYYY-MM-DD. */
  date: string | undefined;
  value: Value;
  description: Narratives;
  provider: TransactionParty | undefined;
  receiver: TransactionParty | undefined;
  sectors: readonly VocabularyCode[];
  /** One at most, by the standard; publishers give several. */
  recipientCountries: readonly Recipient[];
  recipientRegions: readonly RecipientRegion[];
  aidTypes: readonly VocabularyCode[];
  humanitarian: boolean | undefined;
  line: number;
}>;

/** `activityId`: the other organisation's activity that the money comes from or goes to. */
export type TransactionParty = Organisation & Readonly<{ activityId: string | undefined }>;

type Defaults = Readonly<{ currency: string | undefined; lang: string | undefined }>;

export const transactionOf = (place: Place, at: number, defaults: Defaults): Transaction => ({
  position: at + 1,
  ref: place.attribute('ref'),
  type: place.child('transaction-type').required('code'),
  date: requiredDateOf(place.child('transaction-date'), 'iso-date'),
  value: valueOf(place.child('value'), defaults.currency),
  description: narrativesOf(place.child('description'), defaults.lang),
  provider: partyOf(place.child('provider-org'), 'provider-activity-id', defaults.lang),
  receiver: partyOf(place.child('receiver-org'), 'receiver-activity-id', defaults.lang),
  sectors: place.children('sector').map(vocabularyCodeOf),
  recipientCountries: place.children('recipient-country').map(recipientOf),
  recipientRegions: place.children('recipient-region').map((region) => recipientRegionOf(region, defaults.lang)),
  aidTypes: place.children('aid-type').map(vocabularyCodeOf),
  humanitarian: flagOf(place, 'humanitarian'),
  line: place.element?.line ?? 0,
});

const partyOf = (place: Place, idName: string, lang: string | undefined): TransactionParty | undefined =>
  place.element && { ...organisationOf(place, lang), activityId: place.attribute(idName) };
