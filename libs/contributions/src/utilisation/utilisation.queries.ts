import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { split } from '#money';
import { queryHandler, type Rows } from '#read-models';
import type { Beneficiary, Instalment } from '../contribution/contribution.events.js';
import { contributionStream } from '../contribution/contribution.state.js';
import type { Earmark } from '../contribution/earmark.js';
import { donorStream } from '../donor/donor.decider.js';
import type { DonorType } from '../donor/donor.events.js';

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
}>;

export type ContributionRow = LedgerFigures &
  Readonly<{
    contribution_id: string;
    donor_id: string;
    title: string;
    currency: string;
    phase: 'pledged' | 'signed' | 'closed';
    own_resources: boolean;
    earmark: Earmark;
    pledged_on: string;
    signed_on: string | null;
    expires_on: string | null;
    closed_on: string | null;
    psc_basis_points: number | null;
    revision: number;
  }>;

export type DonorRow = Readonly<{
  donor_id: string;
  name: string;
  type: DonorType;
  country: string | null;
  organisation_ref: string | null;
  revision: number;
}>;

/** A slice of what was used: direct cost reserved, committed and spent, and support costs charged. */
export type Slice = Readonly<{ key: string; reserved: number; committed: number; spent: number; psc_charged: number }>;
export type Quarter = Readonly<{
  quarter: string;
  received: number;
  interest: number;
  refunded: number;
  spent: number;
  psc_charged: number;
}>;

export type Utilisation = Readonly<{
  currency: string;
  figures: LedgerFigures;
  /** Spent with its support costs, out of what was received with interest, less refunds; basis points. */
  utilisation_rate: number;
  by_request: readonly Slice[];
  by_theme: readonly Slice[];
  /** Countries (ISO 3166-1), regions (UN M49); `001` is the world. */
  by_place: readonly Slice[];
  by_quarter: readonly Quarter[];
}>;

export class ListDonors extends Query<readonly DonorRow[]> {
  constructor(
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

export class ShowDonor extends Query<DonorRow> {
  constructor(readonly donorId: string) {
    super();
  }
}

export class ListContributions extends Query<readonly ContributionRow[]> {
  constructor(
    readonly filter: Readonly<{ donorId: string | null; phase: string | null }>,
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

/** `outstanding`: what of it is still to come. */
export type InstalmentRow = Instalment &
  Readonly<{ outstanding: number; status: 'expected' | 'received' | 'overdue' | 'cancelled' }>;

export class ShowContribution extends Query<ContributionRow & { instalments: readonly InstalmentRow[] }> {
  constructor(readonly contributionId: string) {
    super();
  }
}

export class ShowContributionUtilisation extends Query<Utilisation> {
  constructor(readonly contributionId: string) {
    super();
  }
}

/** One utilisation for each currency in which the donor's contributions are held: ledgers are not added across them. */
export class ShowDonorUtilisation extends Query<readonly Utilisation[]> {
  constructor(readonly donorId: string) {
    super();
  }
}

const FIGURES = [
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
] as const;

export const utilisationQueries = [
  queryHandler(ListDonors, ({ after, limit }, models) =>
    models.rows<DonorRow>(`select * from {donor} where $1::text is null or donor_id > $1 order by donor_id limit $2`, [
      after,
      limit,
    ]),
  ),
  queryHandler(
    ShowDonor,
    ({ donorId }, models) => donorOf(donorId, models),
    ({ donorId }) => [donorStream(donorId)],
  ),
  queryHandler(ListContributions, ({ filter, after, limit }, models) =>
    models.rows<ContributionRow>(
      `select * from {contribution}
       where ($1::text is null or donor_id = $1) and ($2::text is null or phase = $2) and ($3::text is null or contribution_id > $3)
       order by contribution_id limit $4`,
      [filter.donorId, filter.phase, after, limit],
    ),
  ),
  queryHandler(
    ShowContribution,
    async ({ contributionId }, models) => ({
      ...(await contributionOf(contributionId, models)),
      instalments: await models.rows<InstalmentRow>(
        `select instalment_id as "instalmentId", due_on as "dueOn", amount, outstanding,
           case when cancelled then 'cancelled' when outstanding = 0 then 'received'
             when overdue then 'overdue' else 'expected' end as status
         from {instalment} where contribution_id = $1 order by due_on, instalment_id`,
        [contributionId],
      ),
    }),
    ({ contributionId }) => [contributionStream(contributionId)],
  ),
  queryHandler(
    ShowContributionUtilisation,
    async ({ contributionId }, models) => utilisationOf([await contributionOf(contributionId, models)], models),
    ({ contributionId }) => [contributionStream(contributionId)],
  ),
  queryHandler(
    ShowDonorUtilisation,
    async ({ donorId }, models) => {
      await donorOf(donorId, models);
      const contributions = await contributionsOf(donorId, models);
      const currencies = [...new Set(contributions.map(({ currency }) => currency))];
      return Promise.all(
        currencies.map((currency) =>
          utilisationOf(
            contributions.filter((one) => one.currency === currency),
            models,
          ),
        ),
      );
    },
    // A contribution never goes to another donor.
    async ({ donorId }, now) => [
      donorStream(donorId),
      ...(await contributionsOf(donorId, now)).map((one) => contributionStream(one.contribution_id)),
    ],
  ),
];

const contributionsOf = (donorId: string, models: Rows): Promise<ContributionRow[]> =>
  models.rows<ContributionRow>(`select * from {contribution} where donor_id = $1 order by currency, contribution_id`, [
    donorId,
  ]);

const donorOf = async (donorId: string, models: Rows): Promise<DonorRow> => {
  const [row] = await models.rows<DonorRow>(`select * from {donor} where donor_id = $1`, [donorId]);
  if (!row) throw new NotFound('Donor', donorId);
  return row;
};

const contributionOf = async (contributionId: string, models: Rows): Promise<ContributionRow> => {
  const [row] = await models.rows<ContributionRow>(`select * from {contribution} where contribution_id = $1`, [
    contributionId,
  ]);
  if (!row) throw new NotFound('Contribution', contributionId);
  return row;
};

type AllocationRow = Readonly<{
  request_id: string;
  themes: readonly string[];
  beneficiaries: readonly Beneficiary[];
}> &
  Omit<Slice, 'key'>;

/** Contributions held in one currency, together. */
const utilisationOf = async (contributions: readonly ContributionRow[], models: Rows): Promise<Utilisation> => {
  const ids = contributions.map((one) => one.contribution_id);
  const [allocations, by_quarter] = await Promise.all([
    models.rows<AllocationRow>(
      `select request_id, themes, beneficiaries, reserved, committed, spent, psc_charged
       from {allocation} where contribution_id = any($1) order by request_id`,
      [ids],
    ),
    models.rows<Quarter>(
      `select to_char(occurred_on, 'YYYY"-Q"Q') as quarter,
         coalesce(sum(amount) filter (where kind = 'received'), 0)::bigint as received,
         coalesce(sum(amount) filter (where kind = 'interest'), 0)::bigint as interest,
         coalesce(sum(amount) filter (where kind = 'refunded'), 0)::bigint as refunded,
         coalesce(sum(amount) filter (where kind = 'spent'), 0)::bigint as spent,
         coalesce(sum(psc), 0)::bigint as psc_charged
       from {contribution_movement} where contribution_id = any($1) group by 1 order by 1`,
      [ids],
    ),
  ]);
  const figures = totalFigures(contributions);
  const disposable = figures.receipts + figures.interest - figures.refunded;
  return {
    currency: contributions[0]?.currency ?? '',
    figures,
    utilisation_rate: disposable > 0 ? Math.round(((figures.spent + figures.psc_charged) * 10_000) / disposable) : 0,
    by_request: sliced(allocations, ({ request_id }) => [{ key: request_id, weight: 1 }]),
    by_theme: sliced(allocations, ({ themes }) => themes.map((key) => ({ key, weight: 1 }))),
    by_place: sliced(allocations, ({ beneficiaries }) =>
      beneficiaries.map(({ code, share }) => ({ key: code, weight: share })),
    ),
    by_quarter,
  };
};

const totalFigures = (contributions: readonly LedgerFigures[]): LedgerFigures => {
  const total = (figure: (typeof FIGURES)[number]): number => contributions.reduce((sum, one) => sum + one[figure], 0);
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
  };
};

/** An allocation under several keys is split between them, so that the slices always add up to the whole. */
const sliced = (
  allocations: readonly AllocationRow[],
  keysOf: (allocation: AllocationRow) => readonly Readonly<{ key: string; weight: number }>[],
): readonly Slice[] => {
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
