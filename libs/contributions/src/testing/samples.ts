import { randomUUID } from 'node:crypto';
import { type CommandContext, stateAfter } from '#event-sourcing';
import { PledgeContribution, ReceiveInstalment, SignAgreement } from '../contribution/contribution.commands.js';
import { receive } from '../contribution/cash.js';
import { contribution } from '../contribution/contribution.decider.js';
import type { ContributionEvent, Instalment } from '../contribution/contribution.events.js';
import type { UnderAgreement } from '../contribution/contribution.state.js';
import { type Earmark, UNEARMARKED } from '../contribution/earmark.js';
import { underAgreement } from '../contribution/under-agreement.js';

/** The context of a command given at noon of a day. */
export const commandOn = (day: string): CommandContext => ({
  commandId: randomUUID(),
  requestHash: '0'.repeat(64),
  actor: 'finance',
  correlationId: randomUUID(),
  at: `${day}T12:00:00.000Z`,
});

/** An earmark that differs from unearmarked in these dimensions. */
export const earmarked = (dimensions: Partial<Earmark> & Pick<Earmark, 'level'>): Earmark => ({
  ...UNEARMARKED,
  ...dimensions,
});

export type SampleTerms = Readonly<{
  contributionId: string;
  donorId: string;
  currency: string;
  /** Signed, and received at once; minor units. 0: nothing was received. */
  received: number;
  earmark: Earmark;
  pscBasisPoints: number;
  expiresOn: string | null;
  receivedOn: string;
  instalments: readonly Instalment[];
  advanceAuthority: number;
}>;

const USUAL: SampleTerms = {
  contributionId: 'VC-1',
  donorId: 'NO',
  currency: 'USD',
  received: 113_000,
  earmark: UNEARMARKED,
  pscBasisPoints: 1300,
  expiresOn: null,
  receivedOn: '2026-01-05',
  instalments: [],
  advanceAuthority: 0,
};

/** A contribution that was pledged on 2026-01-01, signed on 2026-01-02 and received: its history and its state. */
export const signedContribution = (
  terms: Partial<SampleTerms> = {},
): { history: ContributionEvent[]; state: UnderAgreement } => {
  const sample = { ...USUAL, ...terms };
  const { contributionId, donorId, currency, received, earmark, receivedOn, ...agreed } = sample;
  const { pscBasisPoints, expiresOn, instalments, advanceAuthority } = agreed;
  const scheduled = instalments.reduce((sum, one) => sum + one.amount, 0);
  const amount = scheduled || Math.max(1, received);
  const context = commandOn(receivedOn > '2026-01-02' ? receivedOn : '2026-01-02');
  const history: ContributionEvent[] = [];
  const now = () => stateAfter(contribution, history);
  const pledge = { contributionId, donorId, title: 'Contribution', pledgedOn: '2026-01-01', earmark };
  history.push(
    ...contribution.decide(new PledgeContribution({ ...pledge, amount: { minor: amount, currency } }, context), now()),
  );
  const agreement = { contributionId, reference: 'A-1', signedOn: '2026-01-02', amount, instalments };
  history.push(
    ...contribution.decide(
      new SignAgreement({ ...agreement, pscBasisPoints, expiresOn, advanceAuthority }, context),
      now(),
    ),
  );
  if (received > 0) {
    const receipt = { contributionId, receiptId: 'R-1', received: { minor: received, currency }, receivedOn };
    history.push(...receive(new ReceiveInstalment(receipt, context), { amount: received, rates: [] }, now()));
  }
  return { history, state: underAgreement(now(), contributionId) };
};
