import type { Figures } from '../amounts/amounts.js';

type Beneficiary = Readonly<Record<string, unknown>>;

/** Whom it is for: countries by their names, regions by their codes, the world. */
export const namesOf = (beneficiaries: readonly Beneficiary[], { country }: Figures): string =>
  beneficiaries.map(({ code }) => country(String(code))).join(', ');
