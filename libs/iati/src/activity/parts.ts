import type { Place } from './issue.js';
import { type Narratives, narrativesOf } from './narrative.js';
import { percentageOf } from './values.js';

export type Organisation = Readonly<{
  ref: string | undefined;
  /** Codelist OrganisationType. */
  type: string | undefined;
  name: Narratives;
}>;

/** Country code in capitals. Percentage in millionths of a percent (`HUNDRED_PERCENT`). */
export type Recipient = Readonly<{ code: string | undefined; percentage: number | undefined }>;

/** Vocabulary 1 (the default) OECD DAC, 2 UN, 99 the publisher's own, known by its name only. */
export type RecipientRegion = Recipient & VocabularyCode & Readonly<{ name: Narratives }>;

export type VocabularyCode = Readonly<{ code: string | undefined; vocabulary: string }>;

/** Vocabulary 1 (the default) DAC five-digit, 2 DAC three-digit, 7 and 8 SDG, 98 and 99 the publisher's own. */
export type Sector = VocabularyCode & Readonly<{ percentage: number | undefined }>;

export const organisationOf = (place: Place, lang: string | undefined): Organisation => ({
  ref: place.attribute('ref'),
  type: place.attribute('type'),
  name: narrativesOf(place, lang),
});

export const recipientOf = (place: Place): Recipient => ({
  code: place.required('code')?.toUpperCase(),
  percentage: percentageOf(place),
});

/** Vocabulary 1 is what the standard assumes where none is given: of sectors, regions and aid types alike. */
export const vocabularyCodeOf = (place: Place): VocabularyCode => ({
  code: place.required('code'),
  vocabulary: place.attribute('vocabulary') ?? '1',
});

export const sectorOf = (place: Place): Sector => ({ ...vocabularyCodeOf(place), percentage: percentageOf(place) });

export const recipientRegionOf = (place: Place, lang: string | undefined): RecipientRegion => ({
  ...vocabularyCodeOf(place),
  percentage: percentageOf(place),
  name: narrativesOf(place, lang),
});
