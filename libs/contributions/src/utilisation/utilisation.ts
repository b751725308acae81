import { split } from '#money';
import type { Rows } from '#read-models';
import type { Beneficiary } from '../contribution/contribution.events.js';

/** Minor units of the currency in which the contribution is held; the identity of the ledger holds between them. */
export type LedgerFigures = Readonly<{
  announced: number;
  signed: number;
  receipts: number;
  interest: number;
  refunded: number;
  reserved: number;
  committed: number;
  spent: number;
  psc_charged: number;
  psc_set_aside: number;
  available: number;
  /** Signed: what came from other contributions less what went to them. */
  transfers: number;
  /** Taken against instalments that are still to come. */
  advance_drawn: number;
}>;

/** A slice of what was used: direct cost reserved, committed and spent, and support costs charged. */
export type Slice = Readonly<{ key: string; reserved: number; committed: number; spent: number; psc_charged: number }>;
export type Quarter = Readonly<{
  quarter: string;
  received: number;
  interest: number;
  transferred: number;
  refunded: number;
  spent: number;
  psc_charged: number;
}>;

export type Utilisation = Readonly<{
  currency: string;
  figures: LedgerFigures;
  /** Spent with its support costs, out of what was received with interest and transfers, less refunds; basis points. */
  utilisation_rate: number;
  by_request: readonly Slice[];
  by_theme: readonly Slice[];
  /** Countries (ISO 3166-1), regions (UN M49); `001` is the world. */
  by_place: readonly Slice[];
  by_quarter: readonly Quarter[];
}>;

type Ledger = LedgerFigures & Readonly<{ contribution_id: string; currency: string }>;

export const LEDGER_FIGURES = [
  'announced',
  'signed',
  'receipts',
  'interest',
  'refunded',
  'reserved',
  'committed',
  'spent',
  'psc_charged',
  'psc_set_aside',
  'available',
  'transfers',
  'advance_drawn',
] as const;

/** A movement's kind, by the figure of a quarter that it counts in. */
export const MOVEMENTS = {
  received: 'received',
  interest: 'interest',
  transferred: 'transferred',
  refunded: 'refunded',
  spent: 'spent',
} as const;

export type AllocationRow = Readonly<{
  request_id: string;
  themes: readonly string[];
  beneficiaries: readonly Beneficiary[];
}> &
  Omit<Slice, 'key'>;

const MOVED = Object.entries(MOVEMENTS)
  .map(([figure, kind]) => `coalesce(sum(amount) filter (where kind = '${kind}'), 0)::bigint as ${figure}`)
  .join(', ');

/** Under which keys an allocation counts, and in which proportion. */
export const SLICES = {
  request: ({ request_id }) => [{ key: request_id, weight: 1 }],
  theme: ({ themes }) => themes.map((key) => ({ key, weight: 1 })),
  place: ({ beneficiaries }) => beneficiaries.map(({ code, share }) => ({ key: code, weight: share })),
} as const satisfies Record<string, KeysOf>;

/** Contributions held in one currency, together. */
export const utilisationOf = async (contributions: readonly Ledger[], models: Rows): Promise<Utilisation> => {
  const ids = contributions.map((one) => one.contribution_id);
  const [allocations, by_quarter] = await Promise.all([
    models.rows<AllocationRow>(
      `select request_id, themes, beneficiaries, reserved, committed, spent, psc_charged
       from {allocation} where contribution_id = any($1) order by request_id`,
      [ids],
    ),
    models.rows<Quarter>(
      `select to_char(occurred_on, 'YYYY"-Q"Q') as quarter,
         ${MOVED},
         coalesce(sum(psc), 0)::bigint as psc_charged
       from {contribution_movement} where contribution_id = any($1) group by 1 order by 1`,
      [ids],
    ),
  ]);
  const figures = totalFigures(contributions);
  const disposable = figures.receipts + figures.interest + figures.transfers - figures.refunded;
  return {
    currency: contributions[0]?.currency ?? '',
    figures,
    utilisation_rate: disposable > 0 ? Math.round(((figures.spent + figures.psc_charged) * 10_000) / disposable) : 0,
    by_request: sliced(allocations, SLICES.request),
    by_theme: sliced(allocations, SLICES.theme),
    by_place: sliced(allocations, SLICES.place),
    by_quarter,
  };
};

const totalFigures = (contributions: readonly LedgerFigures[]): LedgerFigures => {
  const total = (figure: (typeof LEDGER_FIGURES)[number]): number =>
    contributions.reduce((sum, one) => sum + one[figure], 0);
  return {
    announced: total('announced'),
    signed: total('signed'),
    receipts: total('receipts'),
    interest: total('interest'),
    refunded: total('refunded'),
    reserved: total('reserved'),
    committed: total('committed'),
    spent: total('spent'),
    psc_charged: total('psc_charged'),
    psc_set_aside: total('psc_set_aside'),
    available: total('available'),
    transfers: total('transfers'),
    advance_drawn: total('advance_drawn'),
  };
};

type KeysOf = (allocation: AllocationRow) => readonly Readonly<{ key: string; weight: number }>[];

/** An allocation under several keys is split between them, so that the slices always add up to the whole. */
export const sliced = (allocations: readonly AllocationRow[], keysOf: KeysOf): readonly Slice[] => {
  const slices = new Map<string, Slice>();
  for (const allocation of allocations) {
    const keys = keysOf(allocation);
    const weights = keys.map(({ weight }) => weight);
    const [reserved, committed, spent, charged] = [
      allocation.reserved,
      allocation.committed,
      allocation.spent,
      allocation.psc_charged,
    ].map((amount) => split(amount, weights));
    for (const [index, { key }] of keys.entries()) {
      const before = slices.get(key) ?? { key, reserved: 0, committed: 0, spent: 0, psc_charged: 0 };
      slices.set(key, {
        key,
        reserved: before.reserved + (reserved?.[index] ?? 0),
        committed: before.committed + (committed?.[index] ?? 0),
        spent: before.spent + (spent?.[index] ?? 0),
        psc_charged: before.psc_charged + (charged?.[index] ?? 0),
      });
    }
  }
  return [...slices.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
};
