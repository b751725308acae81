import { isCountry, isRegion } from '#countries';
import { InvalidInput, requireOrder } from '#event-sourcing';
import { PROGRAMMES, THEMES } from '#mandates';

/** Classes of a budget line: the harmonised categories of the United Nations Development Group. */
export const LINE_CATEGORIES = [
  'staff',
  'supplies',
  'equipment',
  'contractual-services',
  'travel',
  'grants',
  'operating-costs',
] as const;
export type LineCategory = (typeof LINE_CATEGORIES)[number];

/** 1 unearmarked, 2 softly earmarked, 3 earmarked, 4 tightly earmarked (IATI EarmarkingCategory, Grand Bargain). */
export type EarmarkLevel = 1 | 2 | 3 | 4;

/**
 * What a donor's money may be used for. Dimensions are ANDed, values within one ORed; an empty dimension allows all.
 * Regions (UN M49) and countries (ISO 3166-1 alpha-2) are one dimension: where.
 */
export type Earmark = Readonly<{
  level: EarmarkLevel;
  themes: readonly string[];
  regions: readonly string[];
  countries: readonly string[];
  programmes: readonly string[];
  requests: readonly string[];
  excludedLines: readonly LineCategory[];
  /** Days between which the work must take place, both included. */
  implementation: Readonly<{ from: string; to: string }> | null;
}>;

export const UNEARMARKED: Earmark = {
  level: 1,
  themes: [],
  regions: [],
  countries: [],
  programmes: [],
  requests: [],
  excludedLines: [],
  implementation: null,
};

/** The rules of an earmark that hold whatever it is for. */
export const requireEarmark = (earmark: Earmark): void => {
  const { themes, regions, countries, programmes, implementation } = earmark;
  const each = (field: string, values: readonly string[], rule: string, holds: (value: string) => boolean): void => {
    const wrong = values.find((value) => !holds(value));
    if (wrong !== undefined) throw new InvalidInput(`earmark.${field}`, rule, { value: wrong });
  };
  each('themes', themes, 'must be thematic areas', (theme) => THEMES.some(({ slug }) => slug === theme));
  each('regions', regions, 'must be regions of UN M49', isRegion);
  each('countries', countries, 'must be ISO 3166-1 countries', isCountry);
  each('programmes', programmes, 'must be programmes', (programme) =>
    PROGRAMMES.some(({ code }) => code === programme),
  );
  if (implementation)
    requireOrder(
      ['earmark.implementation.from', implementation.from],
      ['earmark.implementation.to', implementation.to],
    );
  requireLevelToFitScope(earmark);
};

/** Refuses a level that does not go with the scope: the level says how narrow the donor was, the scope says where. */
const requireLevelToFitScope = (earmark: Earmark): void => {
  const { level, themes, regions, countries, programmes, requests, excludedLines } = earmark;
  const rule = (says: string, holds: boolean): void => {
    if (!holds) throw new InvalidInput('earmark.level', says, { level });
  };
  const named = (...dimensions: (readonly unknown[])[]) => dimensions.some((values) => values.length > 0);

  switch (level) {
    case 1:
      return rule(
        'must not be 1 (unearmarked) where a theme, region, country, programme, request or excluded line is named',
        !named(themes, regions, countries, programmes, requests, excludedLines),
      );
    case 2:
      rule(
        'must not be 2 (softly earmarked) without a theme, a region or a programme',
        named(themes, regions, programmes),
      );
      return rule(
        'must not be 2 (softly earmarked) where a country or a request is named',
        !named(countries, requests),
      );
    case 3:
      rule('must not be 3 (earmarked) without a country or a programme', named(countries, programmes));
      return rule('must not be 3 (earmarked) where a request is named', !named(requests));
    case 4:
      return rule('must not be 4 (tightly earmarked) without the requests', named(requests));
  }
};
