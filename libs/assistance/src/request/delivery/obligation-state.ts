import type { Money } from '#money';
import { split } from '#money';
import type { DeliveryEvent, ObligationShare, OpenObligation } from './delivery.events.js';
import { contentOf } from './content.js';

/** A contract or an order, also when nothing of it is open any more. */
export type Obligation = Readonly<{
  obligationId: string;
  lineId: string;
  amount: Money;
  raisedOn: string;
  open: OpenObligation;
  /** What was asked, to notice the same id with other content. */
  content: string;
}>;

/** What of a request's ledger this is about. */
type Obligations = Readonly<{ obligations: ReadonlyMap<string, Obligation> }>;

type Raised = Extract<DeliveryEvent, { type: 'ObligationRaised' }>['data'];

export const NOTHING_OPEN: OpenObligation = { minor: 0, inBudget: 0, shares: [] };

export const withObligation = <Ledger extends Obligations>(ledger: Ledger, data: Raised): Ledger => {
  const { obligationId, lineId, amount, inBudget, shares, raisedOn } = data;
  const open = {
    minor: amount.minor,
    inBudget,
    shares: shares.map(({ contributionId, held }) => ({ contributionId, held })),
  };
  const obligation = { obligationId, lineId, amount, raisedOn, open, content: obligationContent(data) };
  return { ...ledger, obligations: new Map(ledger.obligations).set(obligationId, obligation) };
};

export const withOpen = <Ledger extends Obligations>(
  ledger: Ledger,
  obligationId: string,
  open: OpenObligation,
): Ledger => {
  const obligation = ledger.obligations.get(obligationId);
  return obligation
    ? { ...ledger, obligations: new Map(ledger.obligations).set(obligationId, { ...obligation, open }) }
    : ledger;
};

export const obligationContent = ({
  lineId,
  amount,
  supplier,
  description,
  raisedOn,
}: Pick<Raised, 'lineId' | 'amount' | 'supplier' | 'description' | 'raisedOn'>): string =>
  contentOf({ lineId, amount, supplier, description, raisedOn });

export const openObligations = ({ obligations }: Obligations): readonly Obligation[] =>
  [...obligations.values()].filter(({ open }) => open.minor > 0);

/** Bound by open obligations, budget's currency; of one line, or of all. */
export const obligatedInBudget = (ledger: Obligations, lineId?: string): number =>
  openObligations(ledger)
    .filter((one) => lineId === undefined || one.lineId === lineId)
    .reduce((sum, { open }) => sum + open.inBudget, 0);

/** Bound by open obligations on one contribution, in the held currency; of one line, or of all. */
export const obligatedOn = (ledger: Obligations, contributionId: string, lineId?: string): number =>
  openObligations(ledger)
    .filter((one) => lineId === undefined || one.lineId === lineId)
    .flatMap(({ open }) => open.shares)
    .filter((share) => share.contributionId === contributionId)
    .reduce((sum, { held }) => sum + held, 0);

/** What is still open after a payment of so much in its own currency, and what the payment frees. */
export const paidOff = (
  { open }: Obligation,
  paid: number,
): Readonly<{ left: OpenObligation; freed: readonly ObligationShare[] }> => {
  const minor = Math.max(0, open.minor - paid);
  const part = (whole: number): number => (minor === 0 ? 0 : (split(whole, [minor, open.minor - minor])[0] ?? 0));
  const shares = open.shares.map(({ contributionId, held }) => ({ contributionId, held: part(held) }));
  return {
    left: minor === 0 ? NOTHING_OPEN : { minor, inBudget: part(open.inBudget), shares },
    freed: open.shares.map(({ contributionId, held }, index) => ({
      contributionId,
      held: held - (shares[index]?.held ?? 0),
    })),
  };
};
