import type { Beneficiary } from '#contributions';
import { isCountry, isRegion, regionFromDac, WORLD } from '#countries';
import { HUNDRED_PERCENT, type IatiActivity, type RecipientRegion } from '#iati';
import { split } from '#money';
import { Findings } from './findings.js';

const WHOLE = 10_000;
const GLOBAL: Beneficiary = { kind: 'global', code: WORLD, share: WHOLE };
/** Region vocabularies in the order in which they are preferred: OECD DAC, then UN M49, then the publishers' own. */
const VOCABULARIES = ['1', '2'];

/** Something that is to have a share; `percentage` in millionths of a percent, or in money. */
type Claim = Readonly<{ element: string; kind: Beneficiary['kind']; code: string; percentage: number | undefined }>;

type Places = Pick<IatiActivity, 'recipientCountries' | 'recipientRegions'>;

/**
 * Whom an activity serves, with shares in basis points that add up to 10,000. Regions named again in another vocabulary
 * are left out before percentages are normalised; who serves nobody by name serves the world. Where the places stand with
 * the transactions instead, these serve in proportion to their money.
 */
export const beneficiariesOf = (activity: IatiActivity, findings: Findings): readonly Beneficiary[] => {
  const claims = claimsOf(activity, '', findings);
  return sharedBetween(
    claims.length > 0 || namesPlaces(activity) ? claims : byTransaction(activity, findings),
    findings,
  );
};

export const namesPlaces = ({ recipientCountries, recipientRegions }: Places): boolean =>
  recipientCountries.length + recipientRegions.length > 0;

const claimsOf = (places: Places, within: string, findings: Findings): readonly Claim[] => [
  ...countryClaims(places, within, findings),
  ...regionClaims(places, within, findings),
];

/** By its money where all of it is in one currency, else each alike. */
const byTransaction = ({ transactions }: IatiActivity, findings: Findings): readonly Claim[] => {
  const placed = transactions.filter(namesPlaces);
  const amounts = placed.map(({ value: { amount } }) => Math.abs(amount?.minor ?? 0));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const isOneCurrency = new Set(placed.map(({ value: { amount } }) => amount?.currency)).size === 1;
  const isByMoney = isOneCurrency && total > 0 && Number.isSafeInteger(total);
  return placed.flatMap((transaction, at) => {
    const found = new Findings();
    const claims = claimsOf(transaction, `transaction[${transaction.position}]/`, found);
    for (const { element, reason, detail } of found.listed) findings.note(element, reason, detail);
    return claims.map((claim) => ({ ...claim, percentage: isByMoney ? amounts[at] : 1 }));
  });
};

const sharedBetween = (claims: readonly Claim[], findings: Findings): readonly Beneficiary[] => {
  const weights = weightsOf(claims);
  const byCode = new Map<string, { claim: Claim; weight: number; elements: readonly string[] }>();
  for (const [at, claim] of claims.entries()) {
    const weight = weights[at] ?? 0;
    const known = byCode.get(claim.code);
    if (weight === 0) findings.list(claim.element, 'no-share');
    else if (known)
      byCode.set(claim.code, { claim, weight: known.weight + weight, elements: [...known.elements, claim.element] });
    else byCode.set(claim.code, { claim, weight, elements: [claim.element] });
  }
  const served = [...byCode.values()];
  if (served.length === 0) return [GLOBAL];
  const shares = sharesOf(served.map(({ weight }) => weight));
  return served.flatMap(({ claim: { kind, code }, elements }, at) => {
    const share = shares[at] ?? 0;
    if (share === 0) for (const element of elements) findings.list(element, 'no-share');
    return share === 0 ? [] : [{ kind, code, share } as Beneficiary]; // a code of that kind
  });
};

const countryClaims = ({ recipientCountries }: Places, within: string, findings: Findings): readonly Claim[] =>
  recipientCountries.flatMap(({ code = '', percentage }, at) => {
    const element = `${within}recipient-country[${at + 1}]`;
    if (isCountry(code)) return [{ element, kind: 'country' as const, code, percentage }];
    findings.list(element, code === '' ? 'missing' : 'unknown-country', code);
    return [];
  });

const regionClaims = ({ recipientRegions }: Places, within: string, findings: Findings): readonly Claim[] => {
  const used = [...recipientRegions].toSorted((a, b) => rank(a) - rank(b))[0]?.vocabulary;
  return recipientRegions.flatMap((region, at) => {
    const element = `${within}recipient-region[${at + 1}]`;
    const { percentage } = region;
    if (region.vocabulary !== used) {
      findings.list(element, 'named-in-another-vocabulary');
      return [];
    }
    const code = regionCode(region);
    if (code === undefined) findings.list(element, 'unknown-region', region.code ?? '');
    const kind = code === undefined || code === WORLD ? ('global' as const) : ('region' as const);
    return [{ element, kind, code: code ?? WORLD, percentage }];
  });
};

const rank = ({ vocabulary }: RecipientRegion): number => {
  const at = VOCABULARIES.indexOf(vocabulary);
  return at < 0 ? VOCABULARIES.length : at;
};

const regionCode = ({ vocabulary, code = '' }: RecipientRegion): string | undefined => {
  if (vocabulary === '1') return regionFromDac(code);
  return vocabulary === '2' && isRegion(code) ? code : undefined;
};

/** Those without a percentage share what the others leave of 100 %. */
const weightsOf = (claims: readonly Claim[]): readonly number[] => {
  const without = claims.filter(({ percentage }) => percentage === undefined).length;
  const given = claims.reduce((sum, { percentage = 0 }) => sum + percentage, 0);
  const each = without === 0 ? 0 : Math.floor(Math.max(0, HUNDRED_PERCENT - given) / without);
  return claims.map(({ percentage }) => percentage ?? each);
};

/** Largest remainder; who would get nothing of 10,000 is left out and the rest shared anew. */
const sharesOf = (weights: readonly number[]): readonly number[] => {
  const shares = split(WHOLE, weights);
  if (shares.every((share, at) => share > 0 || weights[at] === 0)) return shares;
  return sharesOf(weights.map((weight, at) => (shares[at] === 0 ? 0 : weight)));
};
