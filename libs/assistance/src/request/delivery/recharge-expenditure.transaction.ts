import { charge, reverseCharge } from '#contributions';
import {
  type Decision,
  NotFound,
  Refusal,
  type Transaction,
  dayOf,
  noteOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { ContributionDrafts } from '../funding/contribution-drafts.js';
import { type Expenditure, fundsOf } from '../funding/request-ledger.js';
import { rateTableOf } from '../funding/resource-pass.js';
import { acceptedOf } from '../accepted.js';
import { LONGEST_ID } from '../intake/submission.rules.js';
import { requirePhase } from '../phase.js';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import type { RechargeExpenditure } from './delivery.commands.js';
import type { Charge } from './delivery.events.js';
import { rechargeContent } from './expenditure-state.js';
import { accountedOn } from './fact-date.js';
import { namedShares } from './named-charges.js';
import { notingWhoCharges } from './note-who-charges.js';

const recharge: Transaction<RechargeExpenditure> = async (command, load): Promise<Decision> => {
  const { requestId, rechargeId, expenditureId, charges: named, rechargedOn, reason } = command.data;
  const stream = requestStream(requestId);
  const state = await load.state(requestFold, stream);
  if (state.phase === 'unknown') throw new NotFound('Request', requestId);
  requireText('rechargeId', rechargeId, LONGEST_ID);
  requireText('reason', reason, 2_000);
  const ledger = acceptedOf(state)?.ledger;
  const expenditure = ledger && noteOf(ledger.expenditures, expenditureId);
  if (!ledger || !expenditure) throw new NotFound('Expenditure', expenditureId);
  const known = noteOf(ledger.recharges, rechargeId);
  if (known === rechargeContent(command.data)) return { appends: [] };
  if (known) throw new Refusal('FactIdReused', { field: 'rechargeId', id: rechargeId });
  requirePhase(state, ['assignment', 'delivery', 'evaluation'], requestId);
  const { lineId, occurredOn } = expenditure;
  requireOrder(['expenditure.occurredOn', occurredOn], ['rechargedOn', rechargedOn]);
  requireNotAfter('rechargedOn', rechargedOn, dayOf(command));
  const minor = expenditure.amount.minor - expenditure.reversed.amount;
  if (minor === 0) throw new Refusal('NothingToRecharge', { requestId, expenditureId });
  const amount = { ...expenditure.amount, minor };
  const accounted = await accountedOn(load, occurredOn, { judgedOn: rechargedOn });

  const paid = openCharges(expenditure);
  const drafts = await ContributionDrafts.load(load, ledger.order);
  const closed = paid.find(({ contributionId }) => drafts.of(contributionId).phase === 'closed');
  if (closed) throw new Refusal('ContributionClosed', { contributionId: closed.contributionId });
  const held = drafts.sources(requestId).map(({ currency }) => currency);
  const rates = await rateTableOf(load, [amount.currency, ledger.currency, ...held]);
  const moved = { requestId, expenditureId, lineId, occurredOn, ...accounted };
  const takenBack = paid.map((part): Charge => {
    const { contributionId } = part;
    const back = { ...moved, contributionId, amount: part.held, reversalId: rechargeId, reason };
    const { data } = drafts.apply(contributionId, (before) =>
      reverseCharge(before, { ...back, returnsTo: 'committed' }),
    );
    return { ...part, psc: 'psc' in data ? data.psc : 0 };
  });
  const inBudget = expenditure.inBudget - expenditure.reversed.inBudget;
  const spent = { lineId, amount, inBudget, occurredOn };
  const charges = namedShares(requestId, ledger, drafts, spent, rates, named).map((share): Charge => {
    const { contributionId } = share;
    const { data } = drafts.apply(contributionId, (before) =>
      charge(before, { ...moved, contributionId, amount: share.held }),
    );
    const { currency } = drafts.of(contributionId).balance;
    return { ...share, currency, psc: 'psc' in data ? data.psc : 0 };
  });
  const data = {
    ...{ requestId, rechargeId, expenditureId, lineId, amount, takenBack, charges, chargedTo: named },
    ...{ rechargedOn, ...accounted, reason },
    ...fundsOf(ledger, drafts.figures(requestId)),
  };
  return {
    appends: [{ stream, events: [{ type: 'ExpenditureRecharged', data }] }, ...drafts.appends],
    answer: { charges },
  };
};

/**
 * What was not reversed of an expenditure is taken back from those who paid it and charged to those named, in one append.
 * It was spent when it was spent: both count on its day, at the rates of that day, or, where its period is closed, on the
 * day of the recharge. Each ledger bears programme support costs on what it then has spent.
 */
export const rechargeExpenditure: Transaction<RechargeExpenditure> = notingWhoCharges(recharge);

/** What each pays of it that was not reversed. */
const openCharges = ({ charges, reversed }: Expenditure): readonly Charge[] =>
  charges.flatMap((one) => {
    const before = reversed.byContribution[one.contributionId] ?? { original: 0, held: 0 };
    const original = one.original - before.original;
    return original > 0 ? [{ ...one, original, held: one.held - before.held }] : [];
  });
