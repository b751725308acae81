import type { BudgetLine } from '#contributions';
import { allNotes } from '#event-sourcing';
import type { Money } from '#money';
import { acceptedOf } from '../request/accepted.js';
import type { Indicator } from '../request/delivery/delivery.events.js';
import { type Obligation, obligatedOn, openObligations } from '../request/delivery/obligation-state.js';
import type { Expenditure, RequestLedger } from '../request/funding/request-ledger.js';
import type { Request, Work } from '../request/request.state.js';

/** Of what a request has, one of each kind: the one about which the most may still be done. */
export type Having = Readonly<{
  reservedUntil: string | null;
  officeAsked: string | undefined;
  lines: readonly BudgetLine[];
  lineId: string | undefined;
  /** The least amount of its currency. */
  least: Money;
  /** Of what has paid nothing by contract, where there is one. */
  payer: string | undefined;
  obligationId: string | undefined;
  /** Where nothing else may be paid any more: what binds money. */
  bound: Obligation | undefined;
  expenditure: Expenditure | undefined;
  activityId: string | undefined;
  /** Not reached yet; null: all of them are. */
  milestoneId: string | null | undefined;
  indicator: Indicator | undefined;
  heldFacts: number;
}>;

export const havingOf = (state: Request): Having => {
  const accepted = acceptedOf(state);
  const inLedger = accepted ? inLedgerOf(accepted.ledger) : { ...NO_LEDGER, open: undefined };
  const { open, ...money } = inLedger;
  return {
    ...money,
    ...(accepted ? inWorkOf(accepted.work) : NO_WORK),
    bound: state.phase === 'winding-down' ? open : undefined,
    reservedUntil: state.phase === 'funding' && state.standing.kind === 'reserved' ? state.standing.expiresOn : null,
    officeAsked: state.phase === 'assignment' ? state.assignment?.officeCode : undefined,
  };
};

const NO_LEDGER = {
  ...{ lines: [], lineId: undefined, least: { minor: 1, currency: 'USD' }, payer: undefined },
  ...{ obligationId: undefined, expenditure: undefined },
};
const NO_WORK = { activityId: undefined, milestoneId: undefined, indicator: undefined, heldFacts: 0 };

const inLedgerOf = (ledger: RequestLedger) => {
  const [open] = openObligations(ledger);
  const [first] = ledger.obligations.values();
  return {
    ...{ open, lines: ledger.lines, lineId: ledger.lines[0]?.lineId },
    least: { minor: 1, currency: ledger.currency },
    payer: payerIn(ledger),
    obligationId: (open ?? first)?.obligationId,
    expenditure: expenditureIn(ledger),
  };
};

const inWorkOf = (work: Work) => {
  const [activityId] = allNotes(work.activities).keys();
  const indicator = work.workplan?.indicators[0];
  return { activityId, milestoneId: milestoneIn(work), indicator, heldFacts: work.heldFacts.size };
};

const payerIn = (ledger: RequestLedger): string | undefined => {
  const payers = [...ledger.allocations.values()].filter(({ committed }) => committed > 0);
  const free = payers.find(({ contributionId }) => obligatedOn(ledger, contributionId) === 0);
  return (free ?? payers[0])?.contributionId;
};

const expenditureIn = ({ expenditures }: RequestLedger): Expenditure | undefined => {
  const all = [...allNotes(expenditures).values()];
  return all.find(({ reversed, amount }) => reversed.amount < amount.minor) ?? all[0];
};

const milestoneIn = ({ workplan, milestonesReached }: Work): string | null | undefined => {
  const milestones = workplan?.milestones ?? [];
  const left = milestones.find(({ milestoneId }) => !milestonesReached.has(milestoneId))?.milestoneId;
  return left ?? (milestones.length > 0 ? null : undefined);
};
