import { reverseCharge } from '#contributions';
import {
  type Decision,
  InvalidInput,
  NotFound,
  Refusal,
  type Transaction,
  dayOf,
  noteOf,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { split } from '#money';
import { ContributionDrafts } from '../funding/contribution-drafts.js';
import type { ReleasedCell } from '../funding/funding.events.js';
import { type Expenditure, type RequestLedger, fundsOf, totalSpent, withReleased } from '../funding/request-ledger.js';
import { acceptedOf } from '../accepted.js';
import { requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import type { ReverseExpenditure } from './delivery.commands.js';
import type { Charge } from './delivery.events.js';
import { reversalContent } from './expenditure-state.js';
import { type Judgement, accountedOn, requireOccurred } from './fact-date.js';
import { paidInProportion } from './pro-rata.js';

/**
 * All or part of an expenditure is taken back, at the rates at which it was recorded: what was charged last first, or of
 * all in proportion, as the charging rule says.
 */
export const reverseExpenditureAs =
  (judgement: Judgement | null): Transaction<ReverseExpenditure> =>
  async (command, load): Promise<Decision> => {
    const { requestId, reversalId, expenditureId, amount, occurredOn, reason } = command.data;
    const stream = requestStream(requestId);
    const state = await load.state(requestFold, stream);
    if (state.phase === 'unknown') throw new NotFound('Request', requestId);
    const ledger = acceptedOf(state)?.ledger;
    const expenditure = ledger && noteOf(ledger.expenditures, expenditureId);
    if (!ledger || !expenditure) throw new NotFound('Expenditure', expenditureId);
    requirePositive('amount.minor', amount.minor);
    requireText('reason', reason, 2_000);
    const known = noteOf(ledger.reversals, reversalId);
    if (known === reversalContent(command.data)) return { appends: [] };
    if (known) throw new Refusal('FactIdReused', { field: 'reversalId', id: reversalId });
    requireOrder(['expenditure.occurredOn', expenditure.occurredOn], ['occurredOn', occurredOn]);
    requireOccurred('occurredOn', occurredOn, dayOf(command));
    if (amount.currency !== expenditure.amount.currency)
      throw new InvalidInput('amount.currency', 'must be the currency in which it was spent', {
        spent: expenditure.amount.currency,
      });
    const left = expenditure.amount.minor - expenditure.reversed.amount;
    if (amount.minor > left)
      throw new Refusal('ReversalExceedsExpenditure', { expenditureId, amount: amount.minor, left });

    const accounted = await accountedOn(load, occurredOn, judgement);
    const ended = ['winding-down', 'closed', 'cancelled', 'withdrawn'].includes(state.phase);
    const { lineId } = expenditure;
    const parts = partsOf(expenditure, amount.minor, ledger.chargingRule);
    const drafts = await ContributionDrafts.load(
      load,
      parts.map(({ contributionId }) => contributionId),
    );
    const isClosed = (contributionId: string): boolean => drafts.of(contributionId).phase === 'closed';
    const charges = parts.map((part): Charge => {
      const { contributionId, held } = part;
      const returnsTo = ended || isClosed(contributionId) ? ('available' as const) : ('committed' as const);
      const reversal = {
        contributionId,
        requestId,
        amount: held,
        expenditureId,
        reversalId,
        lineId,
        occurredOn,
        ...accounted,
        reason,
        returnsTo,
      };
      const { data } = drafts.apply(contributionId, (contribution) => reverseCharge(contribution, reversal));
      return { ...part, psc: 'psc' in data ? data.psc : 0 };
    });
    const released = ended
      ? []
      : parts
          .filter(({ contributionId }) => isClosed(contributionId))
          .flatMap((part) => lostCells(ledger, lineId, part));
    const { amount: before, inBudget: beforeInBudget } = expenditure.reversed;
    const inBudget = portion(expenditure.inBudget, before + amount.minor, expenditure.amount.minor) - beforeInBudget;
    const lineSpent = (ledger.spentByLine.get(lineId) ?? 0) - inBudget;
    const funds = fundsOf(withReleased(ledger, released), drafts.figures(requestId), totalSpent(ledger) - inBudget);
    const reversed = {
      requestId,
      reversalId,
      expenditureId,
      lineId,
      amount,
      inBudget,
      budgetRates: [],
      charges,
      occurredOn,
      ...accounted,
      ...(judgement?.toldBy && { toldBy: judgement.toldBy }),
      reason,
      lineSpent,
      released,
    };
    return {
      appends: [
        { stream, events: [{ type: 'ExpenditureReversed', data: { ...reversed, ...funds } }] },
        ...drafts.appends,
      ],
    };
  };

/** As it is told. */
export const reverseExpenditure: Transaction<ReverseExpenditure> = reverseExpenditureAs(null);

/** Cumulative, so that reversing in parts gives back just what was charged. */
const partsOf = (
  { charges, reversed }: Expenditure,
  amount: number,
  chargingRule: RequestLedger['chargingRule'],
): readonly Charge[] => {
  const charged = charges.toReversed().map((charge) => {
    const before = reversed.byContribution[charge.contributionId] ?? { original: 0, held: 0 };
    return { charge, before, most: charge.original - before.original };
  });
  const parts =
    chargingRule === 'pro-rata'
      ? paidInProportion(
          amount,
          charged.map(({ charge, before, most }) => ({ weight: charge.original, paid: before.original, most })),
        )
      : takenInTurn(
          amount,
          charged.map(({ most }) => most),
        );
  return charged.flatMap(({ charge, before }, index) => {
    const original = parts[index] ?? 0;
    if (original === 0) return [];
    const held = portion(charge.held, before.original + original, charge.original) - before.held;
    return [{ ...charge, original, held }];
  });
};

const takenInTurn = (amount: number, most: readonly number[]): readonly number[] => {
  let left = amount;
  return most.map((limit) => {
    const part = Math.min(left, limit);
    left -= part;
    return part;
  });
};

/** What the request is no longer given when a closed contribution is credited: of the line first. */
const lostCells = (
  ledger: RequestLedger,
  lineId: string,
  { contributionId, held }: Charge,
): readonly ReleasedCell[] => {
  let left = held;
  const cells = ledger.allocations.get(contributionId)?.cells ?? [];
  const inOrder = [
    ...cells.filter((cell) => cell.lineId === lineId),
    ...cells.filter((cell) => cell.lineId !== lineId),
  ];
  return inOrder.flatMap((cell) => {
    const lost = Math.min(left, cell.held);
    if (lost === 0) return [];
    left -= lost;
    return [
      {
        contributionId,
        lineId: cell.lineId,
        beneficiary: cell.beneficiary,
        amount: portion(cell.amount, lost, cell.held),
        held: lost,
      },
    ];
  });
};

/** The part of a whole that `share` is of `of`, rounded; the whole when they are the same. */
const portion = (whole: number, share: number, of: number): number => split(whole, [share, of - share])[0] ?? 0;
