import type { ContributionEvent } from '#contributions';
import type { Recorded } from '#event-sourcing';
import { type Addressee, entriesFor, type Notice, type NoticeTable } from './notice.js';

type Concerned = 'donor' | 'finance';

const REASON = ({ reason }: Readonly<{ reason: string }>) => ({ text: reason });

/** Who is told what, when something happens to a contribution. Nobody is told of what they did themselves. */
export const contributionNotices: NoticeTable<ContributionEvent, Concerned> = {
  ContributionPledged: [
    {
      message: 'contribution-pledged',
      to: ['finance', 'donor'],
      with: ({ amount, currency }) => ({ amount: { minor: amount, currency } }),
    },
  ],
  AgreementSigned: [{ message: 'agreement-signed', to: ['finance', 'donor'] }],
  AgreementAmended: [{ message: 'agreement-amended', to: ['finance', 'donor'], with: REASON }],
  AdvanceShortfallRaised: [{ message: 'advance-shortfall-raised', to: ['finance'] }],
  InstalmentReceived: [
    { message: 'instalment-received', to: ['finance', 'donor'], with: ({ original }) => ({ amount: original }) },
  ],
  InstalmentOverdue: [
    { message: 'instalment-overdue', to: ['finance', 'donor'], with: ({ dueOn }) => ({ day: dueOn }) },
  ],
  InstalmentCancelled: [{ message: 'instalment-cancelled', to: ['finance', 'donor'], with: REASON }],
  ReceiptReversed: [{ message: 'receipt-reversed', to: ['finance', 'donor'], with: REASON }],
  EarmarkChanged: [{ message: 'earmark-changed', to: ['finance', 'donor'], with: REASON }],
  BalanceRefunded: [{ message: 'balance-refunded', to: ['finance', 'donor'] }],
  BalanceTransferred: [{ message: 'balance-transferred', to: ['finance', 'donor'], with: REASON }],
  ContributionExpired: [
    { message: 'contribution-expired', to: ['finance', 'donor'], with: ({ expiresOn }) => ({ day: expiresOn }) },
  ],
  ContributionClosed: [{ message: 'contribution-closed', to: ['finance', 'donor'] }],
};

/** What the last of a contribution's events has to tell; `history`: at least the first of them, and it, last. */
export const noticesOfContribution = (history: readonly Recorded<ContributionEvent>[]): readonly Notice[] => {
  const [pledged] = history;
  const event = history.at(-1);
  const entries = event ? entriesFor<ContributionEvent, Concerned>(contributionNotices, event) : [];
  if (!event || pledged?.type !== 'ContributionPledged') return [];
  const { contributionId } = event.data;
  return entries.map(({ message, to, with: details }) => ({
    message,
    parameters: { title: pledged.data.title, contribution: contributionId, ...details?.(event.data) },
    link: `/api/v1/contributions/${contributionId}`,
    to: to.map((concerned) => addresseeOf(concerned, contributionId)),
  }));
};

const addresseeOf = (concerned: Concerned, contributionId: string): Addressee =>
  concerned === 'donor' ? { donorOf: contributionId } : { role: 'finance-officer' };
