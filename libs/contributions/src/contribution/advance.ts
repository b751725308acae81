import { drawnOf } from './balance.js';
import type { UnderAgreement } from './contribution.state.js';

type Advanced = Pick<UnderAgreement, 'advanceAuthority' | 'instalments' | 'balance'>;

/** What may be taken before it comes: what the agreement allows, and never more than the signed instalments still to come. */
export const usableAuthority = ({ advanceAuthority, instalments }: Omit<Advanced, 'balance'>): number => {
  if (advanceAuthority === 0) return 0;
  const toCome = [...instalments.values()].reduce((sum, { outstanding }) => sum + outstanding, 0);
  return Math.min(advanceAuthority, toCome);
};

/** What may still be taken in advance; 0 while more is drawn than may be. */
export const unusedAuthority = (state: Advanced): number =>
  Math.max(0, usableAuthority(state) - drawnOf(state.balance));

/** What is drawn and no instalment stands for any more; it ends by itself when money comes or is released. */
export const advanceShortfall = (state: Advanced): number =>
  Math.max(0, drawnOf(state.balance) - usableAuthority(state));
