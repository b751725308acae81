import { regionContains, regionsOf } from '#countries';
import { unusedAuthority } from '../contribution/advance.js';
import { type Allocation, transfersOf } from '../contribution/balance.js';
import { type Earmark } from '../contribution/earmark.js';
import { type UnderAgreement, type Contribution, allocationOf } from '../contribution/contribution.state.js';
import type { Cell, Need } from './need.js';

/** A contribution as a check sees it. */
export type Source = Readonly<{
  contributionId: string;
  donorId: string;
  /** Revision of its stream at which these figures hold. */
  revision: number;
  earmark: Earmark;
  currency: string;
  /** Held currency, minor units, before hold-backs. */
  available: number;
  /** What may be taken beyond that before it comes, held currency. */
  unusedAuthority: number;
  received: boolean;
  firstReceivedOn: string | null;
  expiresOn: string | null;
  /** It was expired, and nothing is reserved from it whatever the day. */
  hasExpired: boolean;
  pscBasisPoints: number;
  /** What it already gives to the request that is checked. */
  allocation: Allocation | null;
}>;

/** The one rule that keeps a contribution from paying. */
export type Exclusion =
  | 'earmark-theme'
  | 'earmark-country'
  | 'earmark-programme'
  | 'earmark-request'
  | 'earmark-line'
  | 'implementation-dates'
  | 'not-received'
  | 'expired'
  | 'exhausted'
  | 'rate-missing'
  | 'rate-stale'
  | 'held-back';

/** Why no cell of the request may be paid from this contribution whatever its balance; null when some may. */
export const termsExclude = (source: Source, need: Need, cells: readonly Cell[], on: string): Exclusion | null => {
  const { themes, programmes, requests, implementation } = source.earmark;
  const startsOn = need.startsOn > on ? need.startsOn : on;
  if (requests.length > 0 && !requests.some((id) => id === need.requestId || id === need.partOf))
    return 'earmark-request';
  if (programmes.length > 0 && !programmes.includes(need.programme)) return 'earmark-programme';
  if (themes.length > 0 && !themes.some((theme) => need.themes.includes(theme))) return 'earmark-theme';
  if (implementation && (startsOn < implementation.from || startsOn > implementation.to)) return 'implementation-dates';
  if (!cells.some((cell) => allowsPlace(source.earmark, cell))) return 'earmark-country';
  if (!cells.some((cell) => mayPay(source.earmark, cell))) return 'earmark-line';
  if (endsBefore(source, startsOn)) return 'expired';
  return source.received || source.unusedAuthority > 0 ? null : 'not-received';
};

/** Nothing could be charged to it. */
const endsBefore = ({ hasExpired, expiresOn }: Source, day: string): boolean =>
  hasExpired || (expiresOn !== null && expiresOn < day);

/** Whether the earmark lets this contribution pay for this piece of the budget. */
export const mayPay = (earmark: Earmark, cell: Cell): boolean =>
  allowsPlace(earmark, cell) && !earmark.excludedLines.includes(cell.category);

/** A global piece takes no money earmarked to countries or regions; a region only that of a region around it. */
const allowsPlace = ({ countries, regions }: Earmark, { beneficiary }: Cell): boolean => {
  if (countries.length + regions.length === 0) return true;
  switch (beneficiary.kind) {
    case 'country':
      return (
        countries.includes(beneficiary.code) || regions.some((region) => regionsOf(beneficiary.code).includes(region))
      );
    case 'region':
      return regions.some((region) => regionContains(region, beneficiary.code));
    case 'global':
      return false;
  }
};

/** The order of use: tightest earmark first; then what expires first, what was received first, and the id. */
export const byOrderOfUse = (a: Source, b: Source): number =>
  b.earmark.level - a.earmark.level ||
  earlier(a.expiresOn, b.expiresOn) ||
  earlier(a.firstReceivedOn, b.firstReceivedOn) ||
  earlier(a.contributionId, b.contributionId);

const earlier = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** A contribution under agreement, as its stream says; null while it is only pledged, and once it is closed. */
export const sourceOf = (
  contributionId: string,
  revision: number,
  state: Contribution,
  requestId: string,
): Source | null =>
  state.phase === 'signed' || state.phase === 'expired'
    ? sourceUnderAgreement(contributionId, revision, state, requestId)
    : null;

const sourceUnderAgreement = (
  contributionId: string,
  revision: number,
  state: UnderAgreement,
  requestId: string,
): Source => {
  const received = [...state.receipts.values()].filter(({ amount, reversed }) => amount > reversed);
  const firstReceivedOn = received.map(({ receivedOn }) => receivedOn).toSorted()[0] ?? null;
  const { donorId, earmark, balance, expiresOn, pscBasisPoints } = state;
  const { currency, available } = balance;
  const hasExpired = state.phase === 'expired';
  const terms = { contributionId, donorId, revision, earmark, currency, expiresOn, hasExpired, pscBasisPoints };
  return {
    ...terms,
    available,
    unusedAuthority: unusedAuthority(state),
    received: received.length > 0 || transfersOf(balance) > 0,
    firstReceivedOn,
    allocation: allocationOf(state, requestId),
  };
};
