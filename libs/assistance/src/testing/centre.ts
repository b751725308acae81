import {
  type Beneficiary,
  type BudgetLine,
  CancelInstalment,
  ChangeEarmark,
  type ChargingRule,
  CloseContribution,
  ClosePeriod,
  CreditInterest,
  type Earmark,
  ExpireContribution,
  type Instalment,
  PledgeContribution,
  ReceiveInstalment,
  RefundBalance,
  RegisterDonor,
  SignAgreement,
  TransferBalance,
  UNEARMARKED,
  type UnderAgreement,
  contributionFold,
  contributionStream,
  underAgreement,
} from '#contributions';
import { commandOn } from '#contributions/testing';
import { type CommandContext, type Decision, Refusal } from '#event-sourcing';
import { LoadRate, type Money } from '#money';
import {
  ChangeRegularBudgetCap,
  CloseRegularBudget,
  OpenRegularBudget,
  balanceOf,
  budgetIdOf,
  openedBudget,
  regularBudgetFold,
  regularBudgetStream,
} from '#regular-budget';
import { acceptedOf } from '../request/accepted.js';
import { AssignFieldOffice } from '../request/assignment/assignment.commands.js';
import {
  CancelObligation,
  CompleteDelivery,
  RaiseObligation,
  RechargeExpenditure,
  RecordExpenditure,
  ReverseExpenditure,
} from '../request/delivery/delivery.commands.js';
import {
  CancelRequest,
  CloseRequest,
  ReopenRequest,
  WaiveEvaluation,
} from '../request/evaluation/evaluation.commands.js';
import {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  ReleaseExpiredCommitment,
  ReviseBudget,
  SplitIntoStages,
  type StageLine,
  SubstituteFunding,
} from '../request/funding/funding.commands.js';
import { type RequestLedger } from '../request/funding/request-ledger.js';
import { AcceptFact, RejectFact } from '../request/held-facts/held-fact.commands.js';
import { AcceptRequest, SubmitRequest } from '../request/intake/intake.commands.js';
import type { Priority, Submission } from '../request/intake/intake.events.js';
import { requestFold } from '../request/request.evolve.js';
import { type Request, requestStream } from '../request/request.state.js';
import { RecheckWaitlist, SetWaitlistPolicy } from '../waitlist/waitlist.commands.js';
import type { WaitlistPolicy } from '../waitlist/waitlist.events.js';
import { WAITLIST, type Waitlist, waitlistFold } from '../waitlist/waitlist.state.js';
import { type CentreCommand, obey } from './obey.js';
import { Streams } from './streams.js';

export type ContributionSketch = Readonly<{
  contributionId: string;
  currency: string;
  /** Signed, and received at once, minor units. */
  received: number;
  earmark: Earmark;
  pscBasisPoints: number;
  expiresOn: string | null;
  donorId: string;
  instalments: readonly Instalment[];
  advanceAuthority: number;
  chargingRule: ChargingRule;
}>;

export type RequestSketch = Readonly<{
  requestId: string;
  currency: string;
  lines: readonly BudgetLine[];
  beneficiaries: readonly Beneficiary[];
  themes: readonly string[];
  programme: string;
  priority: Priority;
  startsOn: string;
  /** On the regular budget: this section of it. */
  budgetSection: string | null;
  mandate: string;
}>;

export const line = (lineId: string, amount: number, category: BudgetLine['category'] = 'staff'): BudgetLine => ({
  lineId,
  category,
  description: lineId,
  amount,
});

/** A whole beneficiary: a country. */
export const KENYA: readonly Beneficiary[] = [{ kind: 'country', code: 'KE', share: 10_000 }];

/** A request as it came in on a day, by the Centre itself or by a State. */
export const submissionOf = (
  { requestId, beneficiaries, themes }: Pick<RequestSketch, 'requestId' | 'beneficiaries' | 'themes'>,
  submittedOn: string,
): Submission => ({
  requestId,
  origin: { kind: 'state', country: 'KE' },
  beneficiaries,
  ministry: null,
  focalPoint: null,
  channel: 'online',
  title: `Assistance ${requestId}`,
  description: 'Advice on a law',
  justification: 'The law is to be ratified',
  themes,
  kinds: ['expert-advice'],
  mandates: [],
  instrument: null,
  estimatedCost: null,
  wantedStart: null,
  urgency: 'routine',
  submittedOn,
  externalReference: null,
});

export const onRegularBudget = (budgetSection: string) => ({
  ...{ fundingBasis: 'regular-budget' as const, budgetSection },
  coreFunctionReason: 'Servicing a body of the United Nations',
});

/** The Centre in a test: every command goes through the real transactions, on streams in memory. */
export class TestCentre {
  readonly streams = new Streams();
  #facts = 0;

  /** Commands are given on this day. */
  constructor(public today = '2026-03-01') {}

  /** Who gives them, where that matters. */
  actor: string | undefined;

  get context(): CommandContext {
    return { ...commandOn(this.today), ...(this.actor !== undefined && { actor: this.actor }) };
  }

  run(command: CentreCommand): Promise<Decision> {
    return obey(command, this.streams.candidates, (transaction, one) => this.streams.run(transaction, one));
  }

  /** The refusal's code and facts; fails when the command was accepted. */
  async refusal(
    decided: Promise<unknown>,
  ): Promise<Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>> {
    try {
      await decided;
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, facts: error.facts };
      throw error;
    }
    throw new Error('it was not refused');
  }

  /** Why a fact is held, its id, and what that rests on; fails when it was not held. */
  async held(
    told: Promise<Decision>,
  ): Promise<Readonly<{ factId: string; code: string; facts: Readonly<Record<string, unknown>> }>> {
    const { answer = {}, appends } = await told;
    const data = appends.flatMap(({ events }) => events).find(({ type }) => type === 'FactHeld')?.data;
    if (answer['held'] !== true || !data) throw new Error(`it was not held: ${JSON.stringify(answer)}`);
    const { factId, because, facts } = data as { factId: string; because: string; facts: Record<string, unknown> }; // of FactHeld
    return { factId, code: because, facts };
  }

  accepts(
    requestId: string,
    factId: string,
    more: Pick<AcceptFact['data'], 'underId' | 'obligationId'> = {},
  ): Promise<Decision> {
    const judgement = { requestId, factId, acceptedOn: this.today, reason: 'As found', ...more };
    return this.run(new AcceptFact(judgement, this.context));
  }

  rejects(requestId: string, factId: string): Promise<Decision> {
    return this.run(new RejectFact({ requestId, factId, rejectedOn: this.today, reason: 'Not so' }, this.context));
  }

  // What there is

  request(requestId: string): Request {
    return this.streams.stateOf(requestFold, requestStream(requestId));
  }

  ledger(requestId: string): RequestLedger {
    const accepted = acceptedOf(this.request(requestId));
    if (!accepted) throw new Error(`${requestId} was not accepted`);
    return accepted.ledger;
  }

  contribution(contributionId: string): UnderAgreement {
    return underAgreement(this.streams.stateOf(contributionFold, contributionStream(contributionId)), contributionId);
  }

  get waitlist(): Waitlist['waiting'] {
    return this.streams.stateOf(waitlistFold, WAITLIST).waiting;
  }

  closesPeriod(period: string): Promise<Decision> {
    return this.run(new ClosePeriod({ period, closedOn: this.today }, { ...this.context, actor: 'controller' }));
  }

  // What is done, with what most tests do not care about

  async hasContribution(
    contributionId: string,
    sketch: Partial<Omit<ContributionSketch, 'contributionId'>> = {},
  ): Promise<void> {
    const {
      currency = 'USD',
      received = 0,
      earmark = UNEARMARKED,
      pscBasisPoints = 0,
      expiresOn = null,
      donorId = 'NO',
      instalments = [],
      advanceAuthority = 0,
      chargingRule = 'order-of-use',
    } = sketch;
    const { context, today } = this;
    if (this.streams.eventsOf(`donor-${donorId}`).length === 0)
      await this.run(
        new RegisterDonor(
          { donorId, name: donorId, type: 'government', country: null, organisationRef: null },
          context,
        ),
      );
    const amount = instalments.reduce((sum, one) => sum + one.amount, 0) || Math.max(1, received);
    const pledge = {
      contributionId,
      donorId,
      title: contributionId,
      amount: { minor: amount, currency },
      pledgedOn: today,
      earmark,
    };
    await this.run(new PledgeContribution(pledge, context));
    const agreement = {
      contributionId,
      reference: 'A',
      signedOn: today,
      amount,
      instalments,
      pscBasisPoints,
      expiresOn,
      advanceAuthority,
      chargingRule,
    };
    await this.run(new SignAgreement(agreement, context));
    if (received > 0) await this.receives(contributionId, { minor: received, currency });
  }

  receives(contributionId: string, received: Money, instalmentId: string | null = null): Promise<Decision> {
    const receipt = { contributionId, receiptId: `R-${++this.#facts}`, instalmentId, received };
    return this.run(new ReceiveInstalment({ ...receipt, receivedOn: this.today }, this.context));
  }

  cancelsInstalment(contributionId: string, instalmentId: string): Promise<Decision> {
    const cancelled = { contributionId, instalmentId, cancelledOn: this.today, reason: 'As agreed' };
    return this.run(new CancelInstalment(cancelled, this.context));
  }

  earns(contributionId: string, amount: number): Promise<Decision> {
    return this.run(new CreditInterest({ contributionId, amount, creditedOn: this.today }, this.context));
  }

  refunds(contributionId: string, amount: number): Promise<Decision> {
    const refund = { contributionId, amount, refundedOn: this.today, reference: 'Refund' };
    return this.run(new RefundBalance(refund, this.context));
  }

  transfers(
    contributionId: string,
    toContributionId: string,
    amount: number,
    receivingConsentReference: string | null = null,
  ): Promise<Decision> {
    const transfer = { contributionId, toContributionId, amount, transferredOn: this.today };
    const consent = { consentReference: 'Letter 8', receivingConsentReference, reason: 'Asked by the donor' };
    return this.run(new TransferBalance({ ...transfer, ...consent }, this.context));
  }

  expires(contributionId: string): Promise<Decision> {
    return this.run(new ExpireContribution({ contributionId, expiredOn: this.today }, this.context));
  }

  releasesExpired(requestId: string, contributionId: string): Promise<Decision> {
    return this.run(new ReleaseExpiredCommitment({ requestId, contributionId, releasedOn: this.today }, this.context));
  }

  substitutes(requestId: string, contributionId: string, toContributionId: string): Promise<Decision> {
    const substituted = { requestId, contributionId, toContributionId, substitutedOn: this.today };
    return this.run(new SubstituteFunding({ ...substituted, reason: 'As agreed' }, this.context));
  }

  closesContribution(contributionId: string): Promise<Decision> {
    return this.run(new CloseContribution({ contributionId, closedOn: this.today }, this.context));
  }

  /** Submitted and accepted today. */
  async hasRequest(requestId: string, sketch: Partial<Omit<RequestSketch, 'requestId'>> = {}): Promise<void> {
    const { currency = 'USD', lines = [line('L1', 1_000)], beneficiaries = KENYA, themes = ['corruption'] } = sketch;
    const { programme = 'GPAC', priority = 3, startsOn = this.today, budgetSection = null } = sketch;
    const { mandate = budgetSection === null ? '18a' : '27c' } = sketch;
    const { context, today } = this;
    await this.run(new SubmitRequest(submissionOf({ requestId, beneficiaries, themes }, today), context));
    const basis = budgetSection === null ? {} : onRegularBudget(budgetSection);
    const screening = { mandate, programme, budget: { currency, lines }, startsOn, ...basis };
    await this.run(
      new AcceptRequest({ requestId, acceptedOn: today, ...screening, priority, priorityReason: 'as agreed' }, context),
    );
  }

  loadsRate(currency: string, unitsPerUsd: string, effectiveOn = this.today): Promise<Decision> {
    return this.run(new LoadRate({ currency, effectiveOn, unitsPerUsd, source: 'UN' }, this.context));
  }

  checks(requestId: string): Promise<Decision> {
    return this.run(new CheckResources({ requestId, checkedOn: this.today }, this.context));
  }

  rechecks(): Promise<Decision> {
    return this.run(new RecheckWaitlist({ checkedOn: this.today }, this.context));
  }

  setsPolicy(policy: WaitlistPolicy, from = this.today): Promise<Decision> {
    return this.run(new SetWaitlistPolicy({ policy, from, reason: 'As decided' }, this.context));
  }

  confirms(requestId: string): Promise<Decision> {
    return this.run(new ConfirmFunding({ requestId, confirmedOn: this.today }, this.context));
  }

  async hasBudget(
    capMinor: number,
    { section = '15', from = '2026-01-01', to = '2027-12-31', currency = 'USD' } = {},
  ): Promise<string> {
    const terms = { section, from, to };
    const budgetId = budgetIdOf(terms);
    const cap = { minor: capMinor, currency };
    await this.run(
      new OpenRegularBudget({ budgetId, ...terms, title: 'Crime', cap, openedOn: this.today }, this.context),
    );
    return budgetId;
  }

  changesCap(budgetId: string, cap: number): Promise<Decision> {
    const changed = { budgetId, cap, changedOn: this.today, reason: 'As decided' };
    return this.run(new ChangeRegularBudgetCap(changed, this.context));
  }

  closesBudget(budgetId: string): Promise<Decision> {
    return this.run(new CloseRegularBudget({ budgetId, closedOn: this.today }, this.context));
  }

  /** Cap, available, committed and spent of an allocation of the regular budget. */
  budget(budgetId: string) {
    const state = this.streams.stateOf(regularBudgetFold, regularBudgetStream(budgetId));
    const { cap, available, committed, spent } = balanceOf(openedBudget(state, budgetId).ledger);
    return { cap, available, committed, spent };
  }

  approves(requestId: string, budgetId: string): Promise<Decision> {
    const approval = { requestId, budgetId, approvedOn: this.today, reference: 'Memo 4' };
    return this.run(new ApproveRegularBudget(approval, this.context));
  }

  lapses(requestId: string): Promise<Decision> {
    return this.run(new LapseReservation({ requestId, lapsedOn: this.today }, this.context));
  }

  /** Into stages that take so much of each line; they start one after the other, the first today. */
  splits(requestId: string, ...stages: readonly (readonly StageLine[])[]): Promise<Decision> {
    const sketches = stages.map((lines, index) => ({ title: `Stage ${index + 1}`, lines, startsOn: this.today }));
    const split = { requestId, stages: sketches, splitOn: this.today, reason: 'As agreed' };
    return this.run(new SplitIntoStages(split, this.context));
  }

  /** Headquarters delivers. */
  async starts(requestId: string): Promise<void> {
    const assignment = { requestId, officeCode: 'HQ', assignedOn: this.today, ranking: [] };
    await this.run(new AssignFieldOffice(assignment, this.context));
  }

  /** Checked, confirmed and in delivery. */
  async funds(requestId: string): Promise<void> {
    await this.checks(requestId);
    await this.confirms(requestId);
    await this.starts(requestId);
  }

  spends(
    requestId: string,
    minor: number,
    {
      currency = 'USD',
      lineId = 'L1',
      expenditureId = `E-${++this.#facts}`,
      occurredOn = this.today,
      description = `Fee for ${expenditureId}`,
      ...more
    }: Partial<{ currency: string; lineId: string; expenditureId: string; occurredOn: string; description: string }> &
      Pick<RecordExpenditure['data'], 'obligationId' | 'chargedTo'> = {},
  ): Promise<Decision> {
    const spent = { requestId, expenditureId, lineId, amount: { minor, currency }, occurredOn, description, ...more };
    return this.run(new RecordExpenditure(spent, this.context));
  }

  obligates(
    requestId: string,
    obligationId: string,
    minor: number,
    { currency = 'USD', lineId = 'L1', raisedOn = this.today } = {},
  ): Promise<Decision> {
    const raised = { requestId, obligationId, lineId, amount: { minor, currency }, raisedOn };
    return this.run(new RaiseObligation({ ...raised, supplier: 'Firm', description: 'Contract' }, this.context));
  }

  cancelsObligation(requestId: string, obligationId: string): Promise<Decision> {
    const cancelled = { requestId, obligationId, cancelledOn: this.today, reason: 'Not needed' };
    return this.run(new CancelObligation(cancelled, this.context));
  }

  reverses(
    requestId: string,
    expenditureId: string,
    minor: number,
    { currency = 'USD', reversalId = `V-${++this.#facts}` } = {},
  ): Promise<Decision> {
    const reversal = {
      requestId,
      reversalId,
      expenditureId,
      amount: { minor, currency },
      occurredOn: this.today,
      reason: 'Credit note',
    };
    return this.run(new ReverseExpenditure(reversal, this.context));
  }

  recharges(
    requestId: string,
    expenditureId: string,
    charges: RechargeExpenditure['data']['charges'],
    { rechargeId = `N-${++this.#facts}`, rechargedOn = this.today } = {},
  ): Promise<Decision> {
    const recharge = { requestId, rechargeId, expenditureId, charges, rechargedOn };
    return this.run(new RechargeExpenditure({ ...recharge, reason: 'As the donors agreed' }, this.context));
  }

  revises(requestId: string, lines: readonly BudgetLine[]): Promise<Decision> {
    return this.run(new ReviseBudget({ requestId, lines, revisedOn: this.today, reason: 'As agreed' }, this.context));
  }

  changesEarmark(contributionId: string, earmark: Earmark, { keepsCommitments = false } = {}): Promise<Decision> {
    const consent = {
      consentReference: 'Letter 7',
      reason: 'Asked by the donor',
      consentKeepsCommitments: keepsCommitments,
    };
    return this.run(new ChangeEarmark({ contributionId, earmark, changedOn: this.today, ...consent }, this.context));
  }

  completes(requestId: string): Promise<Decision> {
    return this.run(new CompleteDelivery({ requestId, completedOn: this.today, summary: 'Done' }, this.context));
  }

  /** Completed, its evaluation waived, and closed. */
  async closes(requestId: string): Promise<Decision> {
    await this.completes(requestId);
    await this.run(new WaiveEvaluation({ requestId, waivedOn: this.today, reason: 'Small' }, this.context));
    return this.run(new CloseRequest({ requestId, closedOn: this.today }, this.context));
  }

  reopens(requestId: string, obligationId: string, minor: number, { currency = 'USD', lineId = 'L1' } = {}) {
    const late = { obligationId, lineId, supplier: 'Firm', description: 'Late', amount: { minor, currency } };
    const reopening = { requestId, ...late, reopenedOn: this.today, reason: 'An invoice came late' };
    return this.run(new ReopenRequest(reopening, this.context));
  }

  cancels(requestId: string): Promise<Decision> {
    return this.run(
      new CancelRequest({ requestId, cancelledOn: this.today, reason: 'No longer needed' }, this.context),
    );
  }
}
