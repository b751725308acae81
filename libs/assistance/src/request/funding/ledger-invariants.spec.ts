import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#event-sourcing/testing';
import type { RegularBudgetEvent } from '#regular-budget';
import type { RequestEvent } from '../request.events.js';
import { type CentreCommand, Streams, Tally, obey, storyOfCommands, tell } from '../../testing/index.js';

const IN_FULL = 2_000;
const STORIES = runs(IN_FULL);
/** Of the thresholds. In fewer stories, chance has more of a say. */
const SHARE = (STORIES / IN_FULL) ** 2;

/** Accepted at least so often in 2,000 stories, or they have stopped telling much. */
const AT_LEAST: Readonly<Partial<Record<CentreCommand['type'], number>>> = {
  CheckResources: 1_000,
  RecheckWaitlist: 500,
  SetWaitlistPolicy: 300,
  ConfirmFunding: 500,
  LapseReservation: 20,
  ReviseBudget: 300,
  ChangeEarmark: 300,
  ApproveRegularBudget: 100,
  ChangeRegularBudgetCap: 200,
  CloseRegularBudget: 20,
  RecordExpenditure: 500,
  ReverseExpenditure: 200,
  RechargeExpenditure: 60,
  ReopenRequest: 12,
  ClosePeriod: 50,
  AcceptFact: 5,
  RejectFact: 20,
  RaiseObligation: 150,
  CancelObligation: 30,
  CloseRequest: 50,
  CancelRequest: 50,
  WithdrawRequest: 50,
  ReceiveInstalment: 300,
  ReverseReceipt: 100,
  CreditInterest: 50,
  RefundBalance: 100,
  CloseContribution: 50,
  CancelInstalment: 100,
  AmendAgreement: 200,
  TransferBalance: 150,
  ExpireContribution: 50,
  ReleaseExpiredCommitment: 10,
  SubstituteFunding: 50,
  SplitIntoStages: 200,
};

/** What happened to the allocation of the regular budget at least so often in as many, too. */
const ON_BUDGET_AT_LEAST: Readonly<Partial<Record<RegularBudgetEvent['type'], number>>> = {
  RegularBudgetCommitted: 200,
  RegularBudgetCharged: 80,
  RegularBudgetReleased: 40,
  RegularBudgetChargeReversed: 15,
};

describe('Whatever is asked of the Centre, in whatever order', () => {
  const tally = new Tally();
  const onBudget = new Map<string, number>();
  const expenditures = { proRata: 0, named: 0 };
  /** Expenditures that several paid in proportion, and those of which finance said who pays. */
  const count = (streams: Streams, name: string): void => {
    let chargingRule: string | undefined = 'order-of-use';
    for (const event of streams.eventsOf(name) as readonly RequestEvent[]) {
      if (event.type === 'FundingConfirmed') ({ chargingRule } = event.data);
      if (event.type !== 'ExpenditureRecorded') continue;
      if (event.data.chargedTo) expenditures.named += 1;
      else if (chargingRule === 'pro-rata' && event.data.charges.length > 1) expenditures.proRata += 1;
    }
  };

  test('every ledger adds up after every event, both sides agree, and nobody who waits is overtaken', async () => {
    await fc.assert(
      fc.asyncProperty(storyOfCommands(), async (story) => {
        const streams = new Streams();
        const run = (command: CentreCommand) =>
          obey(command, streams.candidates, (transaction, one) => streams.run(transaction, one));
        await tell(story, streams, run, tally);
        for (const stream of streams.names.filter((name) => name.startsWith('regular-budget-')))
          for (const { type } of streams.eventsOf(stream)) onBudget.set(type, (onBudget.get(type) ?? 0) + 1);
        for (const name of streams.names) count(streams, name);
      }),
      { numRuns: STORIES },
    );
  }, 300_000);

  test('much of it was accepted, of every kind', () => {
    expect(tally.share).toBeGreaterThan(0.3);
    const seldom = (atLeast: object, counted: ReadonlyMap<string, number>) =>
      Object.entries(atLeast).filter(([type, times]) => (counted.get(type) ?? 0) < times * SHARE);
    expect(seldom(AT_LEAST, tally.accepted)).toEqual([]);
    expect(seldom(ON_BUDGET_AT_LEAST, onBudget)).toEqual([]);
    expect(Math.min(...Object.values(expenditures))).toBeGreaterThan(30 * SHARE);
  });
});
