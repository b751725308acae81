import {
  AmendAgreement,
  type BudgetLine,
  CancelInstalment,
  ChangeEarmark,
  CloseContribution,
  ClosePeriod,
  CreditInterest,
  ExpireContribution,
  type Instalment,
  PledgeContribution,
  ReceiveInstalment,
  RefundBalance,
  RegisterDonor,
  ReverseReceipt,
  SignAgreement,
  TransferBalance,
  type UnderAgreement,
  contributionFold,
  contributionStream,
} from '#contributions';
import { commandOn } from '#contributions/testing';
import { NO_NOTES, allNotes, type CommandContext } from '#event-sourcing';
import { LoadRate } from '#money';
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
import type { NamedCharge } from '../request/delivery/delivery.events.js';
import { type Obligation, obligatedInBudget, openObligations } from '../request/delivery/obligation-state.js';
import {
  CancelRequest,
  CloseRequest,
  ReopenRequest,
  WaiveEvaluation,
  WithdrawRequest,
} from '../request/evaluation/evaluation.commands.js';
import {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  ReleaseExpiredCommitment,
  ReviseBudget,
  SplitIntoStages,
  SubstituteFunding,
} from '../request/funding/funding.commands.js';
import { isOnRegularBudget } from '../request/funding/regular-budget.js';
import { stageId } from '../request/funding/stages.js';
import type { Expenditure, RequestLedger } from '../request/funding/request-ledger.js';
import { AcceptFact, RejectFact } from '../request/held-facts/held-fact.commands.js';
import { AcceptRequest, SubmitRequest } from '../request/intake/intake.commands.js';
import { requestFold } from '../request/request.evolve.js';
import { type Request, requestStream } from '../request/request.state.js';
import { addDays } from '../request/working-days.js';
import { RecheckWaitlist, SetWaitlistPolicy } from '../waitlist/waitlist.commands.js';
import { onRegularBudget, submissionOf } from './centre.js';
import type { CentreCommand } from './obey.js';
import { CURRENCIES, EARMARKS, type Step, type Story, type StoryCurrency, budgetLine } from './story.js';
import type { Streams } from './streams.js';

const FIRST_DAY = '2026-01-01';
/** The one allocation of the regular budget: its period ends while some stories go on. */
const BUDGET = { section: '15', from: FIRST_DAY, to: '2026-12-31' };
const budgetId = budgetIdOf(BUDGET);
const FOREIGN = Object.entries(CURRENCIES).filter(([currency]) => currency !== 'USD');

type Known<State> = Readonly<{ id: string; state: State }>;

/** Makes the commands of a story, each from what the streams hold when its turn comes. */
export class Storyteller {
  #today = FIRST_DAY;
  #facts = 0;

  constructor(
    private readonly story: Story,
    private readonly streams: Streams,
  ) {}

  get today(): string {
    return this.#today;
  }

  get #context(): CommandContext {
    return commandOn(this.#today);
  }

  /** What there is at the beginning: rates, donors, contributions that were received, requests that were accepted. */
  *opening(): Generator<CentreCommand> {
    yield* this.#rates(0);
    yield new RegisterDonor(
      { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO', organisationRef: null },
      this.#context,
    );
    for (const [index, terms] of this.story.contributions.entries()) {
      const contributionId = `VC-${index + 1}`;
      const { currency, earmark, received, pscBasisPoints, expires, proRata, inAdvance } = terms;
      const instalments = inAdvance > 0 ? scheduleOf(Math.max(1, received)) : [];
      const amount = Math.max(1, received) * (inAdvance > 0 ? 2 : 1);
      const advanceAuthority = inAdvance > 0 ? part(amount / 2, inAdvance) : 0;
      const pledge = {
        contributionId,
        donorId: 'NO',
        title: 'Contribution',
        amount: { minor: amount, currency },
        pledgedOn: FIRST_DAY,
        earmark,
      };
      yield new PledgeContribution(pledge, this.#context);
      const expiresOn = expires ? addDays(FIRST_DAY, 60 + index * 100) : null;
      yield new SignAgreement(
        {
          ...{ contributionId, reference: 'A', signedOn: FIRST_DAY, amount, instalments },
          ...{ pscBasisPoints, expiresOn, advanceAuthority },
          chargingRule: proRata ? 'pro-rata' : 'order-of-use',
        },
        this.#context,
      );
      if (received > 0) yield this.#receipt(contributionId, received, currency, instalments[0]?.instalmentId ?? null);
    }
    const cap = { minor: this.story.cap, currency: 'USD' };
    yield new OpenRegularBudget({ budgetId, ...BUDGET, title: 'Crime', cap, openedOn: FIRST_DAY }, this.#context);
    for (const [index, terms] of this.story.requests.entries()) {
      const { currency, lines, beneficiaries, theme, programme, priority } = terms;
      const requestId = `TA-${index + 1}`;
      yield new SubmitRequest(submissionOf({ requestId, beneficiaries, themes: [theme] }, FIRST_DAY), this.#context);
      const basis = terms.onRegularBudget ? { mandate: '27c', ...onRegularBudget(BUDGET.section) } : { mandate: '18a' };
      const screening = { ...basis, programme, budget: { currency, lines }, startsOn: FIRST_DAY };
      yield new AcceptRequest(
        { requestId, acceptedOn: FIRST_DAY, ...screening, priority, priorityReason: 'as agreed' },
        this.#context,
      );
    }
  }

  *commands(): Generator<CentreCommand> {
    yield* this.#headStarts();
    for (const step of this.story.steps) yield* this.#commandsOf(step);
  }

  /** Requests that have come some way already, if there was money for them. */
  *#headStarts(): Generator<CentreCommand> {
    const step = { what: 'next', which: 0, other: 0, percent: 100, blind: false } as const;
    for (const [index, { headStart }] of this.story.requests.entries())
      for (let count = 0; count < headStart; count += 1) {
        const id = `TA-${index + 1}`;
        const state = this.streams.stateOf(requestFold, requestStream(id));
        const command =
          state.phase === 'funding' && state.standing.kind === 'waitlisted' ? null : this.#next({ id, state }, step);
        if (command) yield command;
      }
  }

  *#commandsOf(step: Step): Generator<CentreCommand> {
    const { which, percent } = step;
    const context = this.#context;
    const on = this.#today;
    switch (step.what) {
      case 'wait':
        this.#today = addDays(on, [1, 5, 31, 40, 95][which % 5] ?? 1);
        if (which % 3 > 0) yield* this.#rates(which);
        return;
      case 'load-rates':
        return yield* this.#rates(which);
      case 'change-cap': {
        const { cap, committed, spent } = balanceOf(this.#budget.ledger);
        const changed = step.other % 2 === 0 ? cap + part(4_000, percent) : part(committed + spent, percent);
        return yield new ChangeRegularBudgetCap({ budgetId, cap: changed, changedOn: on, reason: 'Decided' }, context);
      }
      case 'close-budget':
        if (!step.blind && balanceOf(this.#budget.ledger).committed > 0) return;
        return yield new CloseRegularBudget({ budgetId, closedOn: on }, context);
      case 'close-period':
        return yield new ClosePeriod(
          { period: addDays(on, -31).slice(0, 7), closedOn: on },
          { ...context, actor: 'controller' },
        );
      case 'recheck':
        return yield new RecheckWaitlist({ checkedOn: on }, context);
      case 'set-policy': {
        const policy = which % 3 === 0 ? ('strict-order' as const) : ('best-fit' as const);
        return yield new SetWaitlistPolicy({ policy, from: on, reason: 'As decided' }, context);
      }
      case 'receive':
        return yield* this.#contributions(step, ({ id, state }) => {
          const awaited = [...state.instalments.values()].find(({ outstanding }) => outstanding > 0);
          const instalmentId = which % 2 === 0 ? (awaited?.instalmentId ?? null) : null;
          return this.#receipt(id, Math.ceil(percent * (1 + step.other)), state.balance.currency, instalmentId);
        });
      case 'cancel-instalment':
        return yield* this.#contributions(
          step,
          ({ id, state }) => {
            const all = [...state.instalments.values()];
            const awaited = all.filter(({ outstanding }) => outstanding > 0);
            const { instalmentId = 'I-0' } = awaited[step.other % Math.max(1, awaited.length)] ?? {};
            return new CancelInstalment(
              { contributionId: id, instalmentId, cancelledOn: on, reason: 'Agreed' },
              context,
            );
          },
          ({ state }) => [...state.instalments.values()].some(({ outstanding }) => outstanding > 0),
        );
      case 'transfer':
        return yield* this.#contributions(
          step,
          ({ id, state }) => {
            const toContributionId = `VC-${1 + (step.other % this.story.contributions.length)}`;
            const transfer = { contributionId: id, toContributionId, amount: part(state.balance.available, percent) };
            const consent = { consentReference: 'L', reason: 'Agreed' };
            return new TransferBalance({ ...transfer, transferredOn: on, ...consent }, context);
          },
          ({ state }) => state.phase === 'signed' && state.balance.available > 0,
        );
      case 'expire':
        return yield* this.#contributions(
          step,
          ({ id, state: { expiresOn } }) => {
            if (!step.blind) this.#waitUntilAfter(expiresOn);
            return new ExpireContribution({ contributionId: id, expiredOn: this.#today }, this.#context);
          },
          ({ state }) => state.phase === 'signed' && state.expiresOn !== null,
        );
      case 'release-expired':
        return yield* this.#contributions(
          step,
          ({ id, state }) => {
            const [requestId = 'TA-1'] = [...state.allocations.values()]
              .filter(({ committed }) => committed > 0)
              .map((one) => one.requestId);
            if (!step.blind) this.#waitUntilAfter(state.liquidateBy);
            const released = { requestId, contributionId: id, releasedOn: this.#today };
            return new ReleaseExpiredCommitment(released, this.#context);
          },
          ({ state: { phase, balance } }) => phase === 'expired' && balance.committed > 0,
        );
      case 'substitute':
        return yield* this.#requests(
          step,
          ({ id, state }) => {
            const allocations = [...(acceptedOf(state)?.ledger.allocations.values() ?? [])];
            const { contributionId = 'VC-1' } = allocations.find(({ committed }) => committed > 0) ?? {};
            const toContributionId = `VC-${1 + (step.other % this.story.contributions.length)}`;
            const substituted = { requestId: id, contributionId, toContributionId, substitutedOn: on };
            return new SubstituteFunding({ ...substituted, reason: 'Agreed' }, context);
          },
          ({ state }) => ['assignment', 'delivery', 'evaluation'].includes(state.phase) && !isOnBudget(state),
        );
      case 'amend':
        return yield* this.#contributions(step, (one) => this.#amendment(one, step));
      case 'interest':
        return yield* this.#contributions(
          step,
          ({ id }) => new CreditInterest({ contributionId: id, amount: percent, creditedOn: on }, context),
        );
      case 'refund':
        return yield* this.#contributions(step, ({ id, state }) => {
          const amount = part(state.balance.available, percent);
          return new RefundBalance({ contributionId: id, amount, refundedOn: on, reference: 'R' }, context);
        });
      case 'close-contribution': {
        const isSettled = ({ state: { balance } }: Known<UnderAgreement>) =>
          balance.reserved + balance.committed + balance.available === 0;
        return yield* this.#contributions(
          step,
          ({ id }) => new CloseContribution({ contributionId: id, closedOn: on }, context),
          isSettled,
        );
      }
      case 'reverse-receipt':
        return yield* this.#contributions(step, ({ id, state }) => {
          const receipts = [...state.receipts.values()];
          const receipt = receipts[step.other % Math.max(1, receipts.length)];
          const amount = part(
            Math.min(state.balance.available, receipt ? receipt.amount - receipt.reversed : 1),
            percent,
          );
          return new ReverseReceipt(
            { contributionId: id, receiptId: receipt?.receiptId ?? 'R-0', amount, reversedOn: on, reason: 'Error' },
            context,
          );
        });
      case 'change-earmark':
        return yield* this.#contributions(step, ({ id }) => {
          const earmark = EARMARKS[step.other % EARMARKS.length] ?? EARMARKS[0];
          const consent = { consentReference: 'L', reason: 'Asked', consentKeepsCommitments: percent < 60 };
          return earmark
            ? new ChangeEarmark({ contributionId: id, earmark, changedOn: on, ...consent }, context)
            : null;
        });
      case 'split':
        return yield* this.#requests(
          step,
          (request) => this.#split(request, step),
          ({ state }) => state.phase === 'funding' && !isReserved(state) && !state.acceptance.stageOf,
        );
      case 'next':
        return yield* this.#requests(
          step,
          (request) => this.#next(request, step),
          ({ state }) => isRunning(state),
        );
      case 'check':
        return yield* this.#requests(
          step,
          ({ id }) => new CheckResources({ requestId: id, checkedOn: on }, context),
          ({ state }) => state.phase === 'funding' && state.standing.kind !== 'reserved' && !isOnBudget(state),
        );
      case 'confirm':
        return yield* this.#requests(
          step,
          ({ id }) => new ConfirmFunding({ requestId: id, confirmedOn: on }, context),
          ({ state }) => isReserved(state),
        );
      case 'lapse':
        return yield* this.#requests(
          step,
          ({ id }) => new LapseReservation({ requestId: id, lapsedOn: on }, context),
          ({ state }) => isReserved(state) && on > state.standing.expiresOn,
        );
      case 'spend':
        return yield* this.#requests(
          step,
          (request) => this.#expenditure(request, step),
          ({ state }) => state.phase === 'delivery' || state.phase === 'evaluation',
        );
      case 'reverse':
        return yield* this.#requests(
          step,
          (request) => this.#reversal(request, step),
          ({ state }) => expendituresOf(state).length > 0,
        );
      case 'recharge':
        return yield* this.#requests(
          step,
          (request) => this.#recharge(request, step),
          ({ state }) =>
            ['assignment', 'delivery', 'evaluation'].includes(state.phase) && expendituresOf(state).length > 0,
        );
      case 'obligate':
        return yield* this.#requests(
          step,
          (request) => this.#obligation(request, step),
          ({ state }) => state.phase === 'delivery' || state.phase === 'evaluation',
        );
      case 'pay-obligation':
        return yield* this.#requests(
          step,
          (request) => this.#payment(request, step),
          ({ state }) => openIn(state).length > 0,
        );
      case 'cancel-obligation':
        return yield* this.#requests(
          step,
          (request) => this.#cancellation(request, step),
          ({ state }) => openIn(state).length > 0,
        );
      case 'reopen':
        return yield* this.#requests(
          step,
          (request) => this.#reopening(request, step),
          ({ state }) => state.phase === 'closed',
        );
      case 'judge':
        return yield* this.#requests(
          step,
          (request) => this.#judgement(request, step),
          ({ state }) => heldIn(state).length > 0,
        );
      case 'revise':
        return yield* this.#requests(
          step,
          ({ id, state }) =>
            new ReviseBudget(
              { requestId: id, lines: revised(acceptedOf(state)?.ledger, step), revisedOn: on, reason: 'Agreed' },
              context,
            ),
          ({ state }) => state.phase === 'assignment' || state.phase === 'delivery',
        );
      case 'cancel':
        return yield* this.#requests(
          step,
          ({ id }) => new CancelRequest({ requestId: id, cancelledOn: on, reason: 'Given up' }, context),
          ({ state }) => isRunning(state),
        );
      case 'withdraw':
        return yield* this.#requests(
          step,
          ({ id }) => new WithdrawRequest({ requestId: id, withdrawnOn: on, reason: 'Given up' }, context),
          ({ state }) => isRunning(state),
        );
    }
  }

  /** One step further in the life of a request. */
  #next(request: Known<Request>, step: Step): CentreCommand | null {
    const { id: requestId, state } = request;
    const context = this.#context;
    const on = this.#today;
    switch (state.phase) {
      case 'funding':
        if (isOnRegularBudget(state) && !step.blind)
          return new ApproveRegularBudget({ requestId, budgetId, approvedOn: on, reference: 'Memo' }, context);
        if (state.standing.kind === 'waitlisted') return new RecheckWaitlist({ checkedOn: on }, context);
        if (!isReserved(state)) return new CheckResources({ requestId, checkedOn: on }, context);
        return on > state.standing.expiresOn
          ? new LapseReservation({ requestId, lapsedOn: on }, context)
          : new ConfirmFunding({ requestId, confirmedOn: on }, context);
      case 'assignment':
        return new AssignFieldOffice({ requestId, officeCode: 'HQ', assignedOn: on, ranking: [] }, context);
      case 'delivery':
        return step.other % 3 > 0
          ? this.#expenditure(request, step)
          : new CompleteDelivery({ requestId, completedOn: on, summary: 'Done' }, context);
      case 'evaluation':
        if (heldIn(state).length > 0) return this.#judgement(request, step);
        return state.evaluation.step === 'due'
          ? new WaiveEvaluation({ requestId, waivedOn: on, reason: 'Small' }, context)
          : new CloseRequest({ requestId, closedOn: on }, context);
      case 'winding-down':
        if (heldIn(state).length > 0 && step.other % 2 === 0) return this.#judgement(request, step);
        return step.percent < 50 ? this.#cancellation(request, step) : this.#payment(request, step);
      case 'unknown':
      case 'intake':
      case 'declined':
      case 'closed':
      case 'cancelled':
      case 'withdrawn':
        return null;
    }
  }

  #expenditure({ id: requestId, state }: Known<Request>, { other, percent, which }: Step): CentreCommand | null {
    const ledger = acceptedOf(state)?.ledger;
    const line = ledger?.lines[other % ledger.lines.length];
    if (!ledger || !line) return null;
    const currency = which % 3 === 0 ? (Object.keys(CURRENCIES)[which % 4] ?? 'USD') : ledger.currency;
    const left = line.amount - (ledger.spentByLine.get(line.lineId) ?? 0);
    const minor = part((left / perCent(ledger.currency)) * perCent(currency), percent);
    const spent = {
      requestId,
      expenditureId: `E-${++this.#facts}`,
      lineId: line.lineId,
      amount: { minor, currency },
    };
    const description = which % 3 === 0 ? 'Fee' : `Fee ${this.#facts}`; // may be a duplicate
    const occurredOn = which % 4 === 1 ? addDays(this.#today, -20) : this.#today;
    const reason = 'As the donors agreed';
    const chargedTo = which % 6 === 2 ? { chargedTo: { charges: named(ledger, other, minor), reason } } : {};
    return new RecordExpenditure({ ...spent, occurredOn, description, ...chargedTo }, this.#context);
  }

  #obligation({ id: requestId, state }: Known<Request>, { other, percent, which }: Step): CentreCommand | null {
    const ledger = acceptedOf(state)?.ledger;
    const line = ledger?.lines[other % ledger.lines.length];
    if (!ledger || !line) return null;
    const currency = which % 4 === 0 ? (Object.keys(CURRENCIES)[which % 4] ?? 'USD') : ledger.currency;
    const left = line.amount - (ledger.spentByLine.get(line.lineId) ?? 0) - obligatedInBudget(ledger, line.lineId);
    const minor = part((left / perCent(ledger.currency)) * perCent(currency), percent);
    const raised = { requestId, obligationId: `O-${++this.#facts}`, lineId: line.lineId, amount: { minor, currency } };
    const terms = { supplier: 'Firm', description: 'Contract', raisedOn: this.#today };
    return new RaiseObligation({ ...raised, ...terms }, this.#context);
  }

  /** Into two or three: each takes a part of what is left of each line, and the last one takes the rest, or forgets it. */
  #split({ id: requestId, state }: Known<Request>, { other, percent, blind }: Step): CentreCommand | null {
    const ledger = acceptedOf(state)?.ledger;
    if (!ledger) return null;
    const left = new Map(ledger.lines.map(({ lineId, amount }) => [lineId, amount]));
    const take = (lineId: string, amount: number) => {
      left.set(lineId, (left.get(lineId) ?? 0) - amount);
      return { lineId, amount };
    };
    const some = Array.from({ length: 1 + (other % 2) }, () =>
      [...left].map(([lineId, amount]) => take(lineId, Math.min(amount, part(amount, percent / 2)))),
    );
    const rest = [...left].map(([lineId, amount]) => ({ lineId, amount: blind ? 1 : amount }));
    const stages = [...some, rest]
      .map((lines) => lines.filter(({ amount }) => amount > 0))
      .filter(({ length }) => length);
    const sketches = stages.map((lines, index) => ({ title: `Stage ${index + 1}`, lines, startsOn: this.#today }));
    const split = { requestId, stages: sketches, splitOn: this.#today, reason: 'Agreed' };
    return new SplitIntoStages(split, this.#context);
  }

  /** Of the whole, a part, or more than was agreed. */
  #payment({ id: requestId, state }: Known<Request>, { other, percent }: Step): CentreCommand | null {
    const open = openIn(state);
    const obligation = open[other % Math.max(1, open.length)];
    if (!obligation) return null;
    const { obligationId, lineId, amount } = obligation;
    const paid = { minor: part(obligation.open.minor, percent), currency: amount.currency };
    const spent = { requestId, expenditureId: `E-${++this.#facts}`, lineId, amount: paid, obligationId };
    return new RecordExpenditure({ ...spent, occurredOn: this.#today, description: 'Invoice' }, this.#context);
  }

  #cancellation({ id: requestId, state }: Known<Request>, { other }: Step): CentreCommand | null {
    const open = openIn(state);
    const obligation = open[other % Math.max(1, open.length)];
    if (!obligation) return null;
    const { obligationId } = obligation;
    return new CancelObligation(
      { requestId, obligationId, cancelledOn: this.#today, reason: 'Not needed' },
      this.#context,
    );
  }

  #reopening({ id: requestId, state }: Known<Request>, { other, percent }: Step): CentreCommand | null {
    const ledger = acceptedOf(state)?.ledger;
    const line = ledger?.lines[other % ledger.lines.length];
    if (!ledger || !line) return null;
    const late = { obligationId: `O-${++this.#facts}`, lineId: line.lineId, supplier: 'Firm', description: 'Late' };
    const amount = { minor: part(line.amount, Math.ceil(percent / 4)), currency: ledger.currency };
    return new ReopenRequest({ requestId, ...late, amount, reopenedOn: this.#today, reason: 'Late' }, this.#context);
  }

  #judgement({ id: requestId, state }: Known<Request>, { other, which }: Step): CentreCommand | null {
    const held = heldIn(state);
    const factId = held[other % Math.max(1, held.length)];
    if (factId === undefined) return null;
    const reason = 'As found';
    return which % 3 === 0
      ? new RejectFact({ requestId, factId, rejectedOn: this.#today, reason }, this.#context)
      : new AcceptFact({ requestId, factId, acceptedOn: this.#today, reason }, this.#context);
  }

  #reversal({ id: requestId, state }: Known<Request>, { other, percent }: Step): CentreCommand | null {
    const expenditures = expendituresOf(state);
    const open = expenditures.filter(({ amount, reversed }) => amount.minor > reversed.amount);
    const expenditure = open[other % Math.max(1, open.length)] ?? expenditures[0];
    if (!expenditure) return null;
    const { expenditureId, amount, reversed } = expenditure;
    const back = { minor: part(amount.minor - reversed.amount, percent), currency: amount.currency };
    const reversal = { requestId, reversalId: `V-${++this.#facts}`, expenditureId, amount: back };
    return new ReverseExpenditure({ ...reversal, occurredOn: this.#today, reason: 'Credit note' }, this.#context);
  }

  get #budget() {
    return openedBudget(this.streams.stateOf(regularBudgetFold, regularBudgetStream(budgetId)), budgetId);
  }

  #recharge({ id: requestId, state }: Known<Request>, { other, percent }: Step): CentreCommand | null {
    const ledger = acceptedOf(state)?.ledger;
    const expenditures = expendituresOf(state).filter(({ amount, reversed }) => amount.minor > reversed.amount);
    const expenditure = expenditures[other % Math.max(1, expenditures.length)];
    if (!ledger || !expenditure) return null;
    const { expenditureId, inBudget, reversed } = expenditure;
    const charges = named(ledger, percent, inBudget - reversed.inBudget);
    const recharge = { requestId, rechargeId: `N-${++this.#facts}`, expenditureId, charges };
    return new RechargeExpenditure({ ...recharge, rechargedOn: this.#today, reason: 'Agreed' }, this.#context);
  }

  #waitUntilAfter(day: string | null): void {
    if (day !== null && day >= this.#today) this.#today = addDays(day, 1);
  }

  /** A top-up or a reduction, other support costs, a later end, or more or less authority. */
  #amendment({ id: contributionId, state }: Known<UnderAgreement>, { which, other, percent }: Step): CentreCommand {
    const terms = { contributionId, reference: `A/${++this.#facts}`, amendedOn: this.#today, reason: 'Agreed' };
    const inForce = [...state.instalments.values()].filter(({ isCancelled }) => !isCancelled);
    const last = inForce.at(-1);
    const more = which % 2 === 0 ? percent : -part(last?.amount ?? state.signed, percent);
    const amended = inForce.map(({ instalmentId, dueOn, amount }) => ({
      instalmentId,
      dueOn,
      amount: instalmentId === last?.instalmentId ? Math.max(1, amount + more) : amount,
    }));
    const added = (amended.at(-1)?.amount ?? 0) - (last?.amount ?? 0);
    const changes = [
      last ? { amount: state.signed + added, instalments: amended } : { amount: Math.max(1, state.signed + more) },
      { pscBasisPoints: percent * 10 },
      { expiresOn: addDays(this.#today, percent) },
      { advanceAuthority: part(last?.amount ?? 1, percent) },
      { chargingRule: which % 2 === 0 ? ('pro-rata' as const) : ('order-of-use' as const) },
    ];
    return new AmendAgreement({ ...terms, ...changes[other % changes.length] }, this.#context);
  }

  #receipt(contributionId: string, minor: number, currency: string, instalmentId: string | null): CentreCommand {
    const receipt = { contributionId, receiptId: `R-${++this.#facts}`, instalmentId, received: { minor, currency } };
    return new ReceiveInstalment({ ...receipt, receivedOn: this.#today }, this.#context);
  }

  *#rates(which: number): Generator<CentreCommand> {
    for (const [currency, { rates }] of FOREIGN) {
      const rate = {
        currency,
        effectiveOn: this.#today,
        unitsPerUsd: rates[which % rates.length] ?? '1',
        source: 'UN',
      };
      yield new LoadRate(rate, this.#context);
    }
  }

  *#contributions(
    step: Step,
    command: (one: Known<UnderAgreement>) => CentreCommand | null,
    fits: (one: Known<UnderAgreement>) => boolean = ({ state }) => state.phase === 'signed',
  ): Generator<CentreCommand> {
    const all = this.story.contributions.flatMap((_, index): Known<UnderAgreement>[] => {
      const id = `VC-${index + 1}`;
      const state = this.streams.stateOf(contributionFold, contributionStream(id));
      return state.phase === 'unknown' || state.phase === 'pledged' ? [] : [{ id, state }];
    });
    yield* chosen(step, all, fits, command);
  }

  *#requests(
    step: Step,
    command: (one: Known<Request>) => CentreCommand | null,
    fits: (one: Known<Request>) => boolean,
  ): Generator<CentreCommand> {
    const all = this.story.requests
      .flatMap((_, index) => [1, 2, 3].map((stage) => stageId(`TA-${index + 1}`, stage)))
      .map((id): Known<Request> => ({ id, state: this.streams.stateOf(requestFold, requestStream(id)) }))
      .filter(({ state }) => state.phase !== 'unknown');
    yield* chosen(step, all, fits, command);
  }
}

function* chosen<One>(
  { which, blind }: Step,
  all: readonly One[],
  fits: (one: One) => boolean,
  command: (one: One) => CentreCommand | null,
): Generator<CentreCommand> {
  const from = blind ? all : all.filter(fits);
  const one = from[which % Math.max(1, from.length)];
  const made = one === undefined ? null : command(one);
  if (made) yield made;
}

const isOnBudget = (state: Request): boolean => {
  const accepted = acceptedOf(state);
  return accepted !== null && isOnRegularBudget(accepted);
};

const isRunning = ({ phase }: Request): boolean =>
  phase === 'funding' || phase === 'assignment' || phase === 'delivery' || phase === 'evaluation';

type Reserved = Extract<Request, { phase: 'funding' }> & { readonly standing: { kind: 'reserved'; expiresOn: string } };

const isReserved = (state: Request): state is Reserved =>
  state.phase === 'funding' && state.standing.kind === 'reserved';

/** A budget with one line changed, added or taken away. */
const revised = (ledger: RequestLedger | undefined, { which, other, percent }: Step): readonly BudgetLine[] => {
  if (!ledger) return [budgetLine(0, 1)];
  const { lines } = ledger;
  const at = other % lines.length;
  if (which % 5 === 0) return [...lines, budgetLine(lines.length, part(lines[0]?.amount ?? 1, percent))];
  if (which % 5 === 1 && lines.length > 1) return lines.filter((_, index) => index !== at);
  const [from, to] = [lines[at], lines[(at + 1) % lines.length]];
  if (which % 5 === 2 && from && to && from !== to) {
    const moved = Math.min(part(from.amount, percent), from.amount - 1); // the total stays
    return lines.map((line) =>
      line === from
        ? { ...line, amount: line.amount - moved }
        : line === to
          ? { ...line, amount: line.amount + moved }
          : line,
    );
  }
  const scale = which % 5 === 3 ? percent : 100 + percent;
  return lines.map((line, index) => (index === at ? { ...line, amount: part(line.amount, scale) } : line));
};

/** One that comes at the beginning, and another of the same amount. */
const scheduleOf = (amount: number): readonly Instalment[] => [
  { instalmentId: 'I-1', dueOn: FIRST_DAY, amount },
  { instalmentId: 'I-2', dueOn: addDays(FIRST_DAY, 120), amount },
];

const perCent = (currency: string): number => CURRENCIES[currency as StoryCurrency].perCent; // a story has no others

const part = (amount: number, percent: number): number => Math.max(1, Math.round((amount * percent) / 100));

/** One of the contributions of a request, or two that share. */
const named = ({ order }: RequestLedger, which: number, inBudget: number): readonly NamedCharge[] => {
  const [first = 'VC-1', second] = [order[which % order.length], order[(which + 1) % order.length]];
  if (which % 2 === 0 || !second || second === first || inBudget < 2) return [{ contributionId: first }];
  const half = Math.floor(inBudget / 2);
  return [
    { contributionId: first, amount: half },
    { contributionId: second, amount: inBudget - half },
  ];
};

const heldIn = (state: Request): readonly string[] => [...(acceptedOf(state)?.work.heldFacts.keys() ?? [])];

const openIn = (state: Request): readonly Obligation[] => {
  const ledger = acceptedOf(state)?.ledger;
  return ledger ? openObligations(ledger) : [];
};

const expendituresOf = (state: Request): readonly Expenditure[] => [
  ...allNotes(acceptedOf(state)?.ledger.expenditures ?? NO_NOTES).values(),
];
