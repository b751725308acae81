import {
  CancelInstalment,
  ChangeEarmark,
  CloseContribution,
  CreditInterest,
  type Earmark,
  MarkInstalmentOverdue,
  PledgeContribution,
  ReceiveInstalment,
  ReducePledge,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
  UNEARMARKED,
} from '#contributions';
import { type Money, fromDecimal } from '#money';
import { ACTORS } from './actors.js';
import type { Step, Told } from './step.js';
import { uuidOf } from './uuid.js';

/** A contribution and what happens to it. Days count from today; amounts are units of its currency. */
export type ContributionStory = Readonly<{
  key: string;
  donor: string;
  title: string;
  amount: Money;
  pledged: number;
  /** Level and scope; what is not named is open. Requests by their keys in the story. */
  earmark: EarmarkTerms;
  happens: readonly Passage[];
}>;

type EarmarkTerms = Readonly<
  Pick<Earmark, 'level'> &
    Partial<Pick<Earmark, 'themes' | 'regions' | 'countries' | 'programmes' | 'requests' | 'excludedLines'>> & {
      /** Days between which the work must take place. */
      implementation?: readonly [from: number, to: number];
    }
>;

/** Something that happens to a contribution, on a day. */
export type Passage = (story: ContributionStory) => Step;

type Agreement = Readonly<{
  /** Default: what was pledged. */
  amount?: number;
  /** Due days and amounts, numbered I1, I2, … */
  instalments?: readonly (readonly [due: number, amount: number])[];
  /** Basis points; default 13 %. */
  psc?: number;
  expires?: number;
  reports?: readonly number[];
}>;

export const pledged: Passage = (story) => ({
  day: story.pledged,
  key: `${story.key}/pledged`,
  actor: ACTORS.donorRelations,
  numbers: { kind: 'contribution', key: story.key },
  command: (told) => {
    const { donor: donorId, title, amount, pledged: day } = story;
    const pledge = { donorId, title, amount, pledgedOn: told.on(day), earmark: earmarkOf(story.earmark, told) };
    return new PledgeContribution({ contributionId: told.idOf(story.key), ...pledge }, told.context);
  },
});

export const pledgeReduced =
  (day: number, announced: number, reason: string): Passage =>
  (story) =>
    step(story, day, 'pledge reduced', ({ context, on }, contributionId) => {
      const reduction = { announced: minor(story, announced), reducedOn: on(day), reason };
      return new ReducePledge({ contributionId, ...reduction }, context);
    });

export const signed =
  (day: number, { amount, instalments = [], psc, expires, reports = [] }: Agreement = {}): Passage =>
  (story) =>
    step(story, day, 'signed', ({ context, on }, contributionId) => {
      const agreement = {
        reference: `ILLUSTRATIVE/${story.key.toUpperCase()}`,
        signedOn: on(day),
        amount: amount === undefined ? story.amount.minor : minor(story, amount),
        instalments: instalments.map(([due, part], index) => ({
          instalmentId: `I${index + 1}`,
          dueOn: on(due),
          amount: minor(story, part),
        })),
        ...(psc !== undefined && { pscBasisPoints: psc }),
        ...(expires !== undefined && { expiresOn: on(expires) }),
        reportsDueOn: reports.map(on),
      };
      return new SignAgreement({ contributionId, ...agreement }, context);
    });

/** `instalment`: null for money outside the schedule. */
export const received =
  (day: number, instalment: string | null, amount: Money): Passage =>
  (story) =>
    step(story, day, `received ${instalment ?? ''}`, ({ context, on }, contributionId) => {
      const receipt = {
        receiptId: receiptId(story, instalment),
        instalmentId: instalment,
        received: amount,
        receivedOn: on(day),
      };
      return new ReceiveInstalment({ contributionId, ...receipt }, context);
    });

export const overdue =
  (day: number, instalmentId: string): Passage =>
  (story) =>
    step(
      story,
      day,
      `overdue ${instalmentId}`,
      ({ context }, contributionId) => new MarkInstalmentOverdue({ contributionId, instalmentId }, context),
    );

export const instalmentCancelled =
  (day: number, instalmentId: string, reason: string): Passage =>
  (story) =>
    step(
      story,
      day,
      `cancelled ${instalmentId}`,
      ({ context, on }, contributionId) =>
        new CancelInstalment({ contributionId, instalmentId, cancelledOn: on(day), reason }, context),
    );

export const receiptReversed =
  (day: number, instalment: string | null, amount: number, reason: string): Passage =>
  (story) =>
    step(story, day, `receipt reversed ${instalment ?? ''}`, ({ context, on }, contributionId) => {
      const reversal = {
        receiptId: receiptId(story, instalment),
        amount: minor(story, amount),
        reversedOn: on(day),
        reason,
      };
      return new ReverseReceipt({ contributionId, ...reversal }, context);
    });

/** More than is available: the refusal says what would have to be released first. */
export const reversalRefused =
  (day: number, instalment: string | null, amount: number, reason: string): Passage =>
  (story) => ({
    ...receiptReversed(day, instalment, amount, reason)(story),
    key: `${story.key}/reversal refused`,
    expects: { refused: 'InsufficientFunds' },
  });

export const interest =
  (day: number, amount: number): Passage =>
  (story) =>
    step(
      story,
      day,
      'interest',
      ({ context, on }, contributionId) =>
        new CreditInterest({ contributionId, amount: minor(story, amount), creditedOn: on(day) }, context),
    );

export const refunded =
  (day: number, amount: number, reference: string): Passage =>
  (story) =>
    step(
      story,
      day,
      'refunded',
      ({ context, on }, contributionId) =>
        new RefundBalance({ contributionId, amount: minor(story, amount), refundedOn: on(day), reference }, context),
    );

type Change = Readonly<{ earmark: EarmarkTerms; consent: string; reason: string; releases?: readonly string[] }>;

export const earmarkChanged =
  (day: number, { earmark, consent, reason, releases = [] }: Change): Passage =>
  (story) => ({
    ...step(story, day, 'earmark changed', (told, contributionId) => {
      const change = { earmark: earmarkOf(earmark, told), changedOn: told.on(day), consentReference: consent, reason };
      return new ChangeEarmark({ contributionId, ...change, consentKeepsCommitments: true }, told.context);
    }),
    expects: { released: releases },
  });

export const contributionClosed =
  (day: number): Passage =>
  (story) =>
    step(
      story,
      day,
      'closed',
      ({ context, on }, contributionId) => new CloseContribution({ contributionId, closedOn: on(day) }, context),
    );

const step = (
  { key }: ContributionStory,
  day: number,
  what: string,
  command: (told: Told, contributionId: string) => ReturnType<Step['command']>,
): Step => ({
  day,
  key: `${key}/${what}/${day}`,
  actor: ACTORS.finance,
  command: (told) => command(told, told.idOf(key)),
});

const minor = ({ amount: { currency } }: ContributionStory, units: number): number =>
  fromDecimal(String(units), currency).minor;

const receiptId = ({ key }: ContributionStory, instalment: string | null): string =>
  uuidOf(`${key}/received ${instalment ?? ''}`);

const earmarkOf = ({ implementation, requests = [], ...terms }: EarmarkTerms, { on, idOf }: Told): Earmark => ({
  ...UNEARMARKED,
  ...terms,
  requests: requests.map(idOf),
  implementation: implementation ? { from: on(implementation[0]), to: on(implementation[1]) } : null,
});
