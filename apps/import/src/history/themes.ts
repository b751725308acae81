import type { IatiActivity, VocabularyCode } from '#iati';
import type { Theme } from '#mandates';

/** Purpose codes of the OECD DAC (IATI sector vocabulary 1) → theme. Every other code is `other`. Reasons: README. */
const THEME_OF_PURPOSE: Readonly<Record<string, Exclude<Theme, 'other'>>> = {
  '15113': 'corruption', // anti-corruption organisations and institutions
  '15130': 'crime-prevention', // legal and judicial development
  '15131': 'crime-prevention', // justice, law and order policy, planning and administration
  '15132': 'crime-prevention', // police
  '15134': 'crime-prevention', // judicial affairs
  '15137': 'treatment-of-offenders', // prisons
  '15180': 'witnesses-and-victims', // ending violence against women and girls
  '15240': 'firearms', // reintegration and control of small arms and light weapons
  '16063': 'transnational-organized-crime', // narcotics control
};

const DAC_PURPOSE = '1';

/** Those of the activity; where it has none, those of its transactions. */
export const sectorsOf = ({ sectors, transactions }: IatiActivity): readonly VocabularyCode[] =>
  sectors.length > 0 ? sectors : transactions.flatMap((transaction) => transaction.sectors);

export const themeOf = ({ vocabulary, code }: VocabularyCode): Theme =>
  (vocabulary === DAC_PURPOSE ? THEME_OF_PURPOSE[code ?? ''] : undefined) ?? 'other';

/** Under which of the Centre's actions, and in which programme, a request of a theme is accepted. */
export const SCREENED_AS: Readonly<Record<Theme, Readonly<{ mandate: string; programme: string }>>> = {
  'transnational-organized-crime': { mandate: '13b', programme: 'CP' },
  corruption: { mandate: '33b', programme: 'GPAC' },
  'trafficking-in-persons': { mandate: '46a', programme: 'GPTHB' },
  'smuggling-of-migrants': { mandate: '51a', programme: 'GPTHB' },
  firearms: { mandate: '58', programme: 'CP' },
  'money-laundering': { mandate: '65a', programme: 'GPML' },
  terrorism: { mandate: '72', programme: 'TPP' },
  'crime-prevention': { mandate: '77c', programme: 'CP' },
  'witnesses-and-victims': { mandate: '84d', programme: 'CP' },
  'treatment-of-offenders': { mandate: '90c', programme: 'CP' },
  'information-technology-crime': { mandate: '100d', programme: 'CP' },
  other: { mandate: '77c', programme: 'CP' },
};
