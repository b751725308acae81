/** The plan's sections III to XII by subject; section V holds two. `other` is for what a request may name beside them. */
export const THEMES = [
  { slug: 'transnational-organized-crime', label: 'Transnational organized crime', section: 'III' },
  { slug: 'corruption', label: 'Corruption', section: 'IV' },
  { slug: 'trafficking-in-persons', label: 'Trafficking in persons', section: 'V' },
  { slug: 'smuggling-of-migrants', label: 'Smuggling of migrants', section: 'V' },
  { slug: 'firearms', label: 'Firearms', section: 'VI' },
  { slug: 'money-laundering', label: 'Money-laundering', section: 'VII' },
  { slug: 'terrorism', label: 'Terrorism', section: 'VIII' },
  { slug: 'crime-prevention', label: 'Crime prevention', section: 'IX' },
  { slug: 'witnesses-and-victims', label: 'Witnesses and victims', section: 'X' },
  { slug: 'treatment-of-offenders', label: 'Treatment of offenders', section: 'XI' },
  { slug: 'information-technology-crime', label: 'Criminal misuse of information technologies', section: 'XII' },
  { slug: 'other', label: 'Other', section: null },
] as const;

export type Theme = (typeof THEMES)[number]['slug'];
export type PlanTheme = Exclude<Theme, 'other'>;
export type Section = Exclude<(typeof THEMES)[number]['section'], null>;
