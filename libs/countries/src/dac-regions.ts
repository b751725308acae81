/**
 * Regions of the OECD DAC (IATI codelist Region, vocabulary 1) → UN M49. Where M49 has no such region, the one that
 * comes closest: it contains all of it, or, for the Middle East, most of it.
 */
const M49_OF_DAC: ReadonlyMap<string, string> = new Map([
  ['88', '039'], // States of ex-Yugoslavia → Southern Europe
  ['89', '150'], // Europe
  ['189', '015'], // North of Sahara → Northern Africa
  ['289', '202'], // South of Sahara → Sub-Saharan Africa
  ['298', '002'], // Africa
  ['380', '029'], // West Indies → Caribbean
  ['389', '019'], // North and Central America → Americas
  ['489', '005'], // South America
  ['498', '019'], // America
  ['589', '145'], // Middle East → Western Asia
  ['619', '143'], // Central Asia
  ['679', '034'], // South Asia → Southern Asia
  ['689', '142'], // South and Central Asia → Asia
  ['789', '142'], // Far East Asia → Asia
  ['798', '142'], // Asia
  ['889', '009'], // Oceania
  ['998', '001'], // Developing countries, unspecified → the world
  ['1027', '014'], // Eastern Africa
  ['1028', '017'], // Middle Africa
  ['1029', '018'], // Southern Africa
  ['1030', '011'], // Western Africa
  ['1031', '029'], // Caribbean
  ['1032', '013'], // Central America
  ['1033', '054'], // Melanesia
  ['1034', '057'], // Micronesia
  ['1035', '061'], // Polynesia
]);

/** The UN M49 region for an OECD DAC region code such as '298'; undefined when the code is unknown. */
export const regionFromDac = (code: string): string | undefined => M49_OF_DAC.get(code);
