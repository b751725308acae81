import type { Schemas } from '../api/client.js';

type Contribution = Pick<
  Schemas['ContributionDetails'],
  'phase' | 'instalments' | 'receipts' | 'available' | 'committed'
>;
type Operation = Readonly<{ operation: string; when: (contribution: Contribution) => boolean }>;

const isSigned = ({ phase }: Contribution): boolean => phase === 'signed';
const isOpen = ({ phase }: Contribution): boolean => phase !== 'closed';
const wasSigned = (one: Contribution): boolean => isSigned(one) || one.phase === 'expired';
const awaitsMoney = (one: Contribution): boolean =>
  wasSigned(one) && one.instalments.some(({ status }) => status === 'expected' || status === 'overdue');

/** What a finance officer may do with a contribution, in the order of its life; the api has the last word. */
const OPERATIONS: readonly Operation[] = [
  { operation: 'signAgreement', when: ({ phase }) => phase === 'pledged' },
  { operation: 'reducePledge', when: ({ phase }) => phase === 'pledged' },
  { operation: 'receiveInstalment', when: wasSigned },
  { operation: 'remindOfInstalment', when: awaitsMoney },
  { operation: 'cancelInstalment', when: awaitsMoney },
  { operation: 'reverseReceipt', when: (one) => wasSigned(one) && one.receipts > 0 },
  { operation: 'creditInterest', when: wasSigned },
  { operation: 'amendAgreement', when: wasSigned },
  { operation: 'changeEarmark', when: isSigned },
  { operation: 'transferBalance', when: (one) => wasSigned(one) && one.available > 0 },
  { operation: 'refundBalance', when: (one) => wasSigned(one) && one.available > 0 },
  { operation: 'expireContribution', when: isSigned },
  { operation: 'releaseExpiredCommitment', when: (one) => one.phase === 'expired' && one.committed > 0 },
  { operation: 'closeContribution', when: isOpen },
];

export const operationsOn = (contribution: Contribution): readonly string[] =>
  OPERATIONS.filter(({ when }) => when(contribution)).map(({ operation }) => operation);

/** Reached by an address only where it is one of these. */
export const isOfContribution = (operation: string): boolean => OPERATIONS.some((one) => one.operation === operation);
