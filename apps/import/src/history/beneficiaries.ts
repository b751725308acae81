import type { Beneficiary } from '#contributions';
import { isCountry, isRegion, regionFromDac, WORLD } from '#countries';
import { HUNDRED_PERCENT, type IatiActivity, type RecipientRegion } from '#iati';
import { split } from '#money';
import type { Findings } from './findings.js';

const WHOLE = 10_000;
const GLOBAL: Beneficiary = { kind: 'global', code: WORLD, share: WHOLE };
/** Region vocabularies in the order in which they are preferred: OECD DAC, then UN M49, then the publishers' own. */
const VOCABULARIES = ['1', '2'];

/** Something that is to have a share; `percentage` in millionths of a percent. */
type Claim = Readonly<{ element: string; kind: Beneficiary['kind']; code: string; percentage: number | undefined }>;

/**
 * Whom an activity serves, with shares in basis points that add up to 10,000. Regions named again in another vocabulary
 * are left out before percentages are normalised; who serves nobody by name serves the world.
 */
export const beneficiariesOf = (activity: IatiActivity, findings: Findings): readonly Beneficiary[] => {
  const claims = [...countryClaims(activity, findings), ...regionClaims(activity, findings)];
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

const countryClaims = ({ recipientCountries }: IatiActivity, findings: Findings): readonly Claim[] =>
  recipientCountries.flatMap(({ code = '', percentage }, at) => {
    const element = `recipient-country[${at + 1}]`;
    if (isCountry(code)) return [{ element, kind: 'country' as const, code, percentage }];
    findings.list(element, code === '' ? 'missing' : 'unknown-country', code);
    return [];
  });

const regionClaims = ({ recipientRegions }: IatiActivity, findings: Findings): readonly Claim[] => {
  const used = [...recipientRegions].toSorted((a, b) => rank(a) - rank(b))[0]?.vocabulary;
  return recipientRegions.flatMap((region, at) => {
    const element = `recipient-region[${at + 1}]`;
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
