import type { Figures } from '../amounts/amounts.js';
import type { Words } from '../words/words.js';

type Beneficiary = Readonly<Record<string, unknown>>;

/** Whom it is for: countries by their names, regions, the world. */
export const namesOf = (beneficiaries: readonly Beneficiary[], { country }: Figures, { known }: Words): string =>
  beneficiaries.map(({ code }) => known(`region.${String(code)}`) ?? country(String(code))).join(', ');
