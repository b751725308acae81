import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { queryHandler, type Rows } from '#read-models';
import type { ChargingRule, Instalment } from '../contribution/contribution.events.js';
import { contributionStream } from '../contribution/contribution.state.js';
import type { Earmark } from '../contribution/earmark.js';
import { donorStream } from '../donor/donor.decider.js';
import type { DonorType } from '../donor/donor.events.js';
import { type InKindTotal, inKindStreamsOf, inKindTotals } from '../in-kind/in-kind.queries.js';
import { WITH_USABLE_AUTHORITY } from './usable-authority.js';
import { type LedgerFigures, type Utilisation, utilisationOf } from './utilisation.js';

export type ContributionRow = LedgerFigures &
  Readonly<{
    contribution_id: string;
    donor_id: string;
    title: string;
    currency: string;
    phase: 'pledged' | 'signed' | 'expired' | 'closed';
    own_resources: boolean;
    earmark: Earmark;
    pledged_on: string;
    signed_on: string | null;
    expires_on: string | null;
    expired_on: string | null;
    liquidate_by: string | null;
    closed_on: string | null;
    psc_basis_points: number | null;
    agreement_reference: string | null;
    reports_due_on: readonly string[];
    advance_authority: number;
    charging_rule: ChargingRule;
    /** Drawn beyond what may be: nothing is reserved until that ends. */
    advance_shortfall: number;
    revision: number;
  }>;

/** Ids of the donors whose things may be seen; null: all. */
type Among = readonly string[] | null;

export type DonorRow = Readonly<{
  donor_id: string;
  name: string;
  type: DonorType;
  country: string | null;
  organisation_ref: string | null;
  revision: number;
}>;

export class ListDonors extends Query<readonly DonorRow[]> {
  constructor(
    readonly after: string | null,
    readonly limit: number,
    readonly among: Among = null,
  ) {
    super();
  }
}

/** With what the donor gave beside money, by the currency in which it is valued. */
export class ShowDonor extends Query<DonorRow & Readonly<{ in_kind: readonly InKindTotal[] }>> {
  constructor(readonly donorId: string) {
    super();
  }
}

export class ListContributions extends Query<readonly ContributionRow[]> {
  constructor(
    readonly filter: Readonly<{ donorId: string | null; phase: string | null }>,
    readonly after: string | null,
    readonly limit: number,
    readonly among: Among = null,
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

const CONTRIBUTIONS = `
  select c.*, greatest(0, advance_drawn - usable) as advance_shortfall from {contribution} c ${WITH_USABLE_AUTHORITY}`;

export const utilisationQueries = [
  queryHandler(ListDonors, ({ after, limit, among }, models) =>
    models.rows<DonorRow>(
      `select * from {donor} where ($1::text is null or donor_id > $1) and ($3::text[] is null or donor_id = any($3))
       order by donor_id limit $2`,
      [after, limit, among],
    ),
  ),
  queryHandler(
    ShowDonor,
    async ({ donorId }, models) => ({
      ...(await donorOf(donorId, models)),
      in_kind: await inKindTotals(donorId, models),
    }),
    async ({ donorId }, now) => [donorStream(donorId), ...(await inKindStreamsOf(donorId, now))],
  ),
  queryHandler(ListContributions, ({ filter, after, limit, among }, models) =>
    models.rows<ContributionRow>(
      `${CONTRIBUTIONS}
       where ($1::text is null or donor_id = $1) and ($2::text is null or phase = $2) and ($3::text is null or contribution_id > $3)
         and ($5::text[] is null or donor_id = any($5))
       order by contribution_id limit $4`,
      [filter.donorId, filter.phase, after, limit, among],
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
        { prepared: true },
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

export const contributionsOf = (donorId: string, models: Rows): Promise<readonly ContributionRow[]> =>
  models.rows<ContributionRow>(`${CONTRIBUTIONS} where donor_id = $1 order by currency, contribution_id`, [donorId]);

const donorOf = async (donorId: string, models: Rows): Promise<DonorRow> => {
  const [row] = await models.rows<DonorRow>(`select * from {donor} where donor_id = $1`, [donorId]);
  if (!row) throw new NotFound('Donor', donorId);
  return row;
};

const contributionOf = async (contributionId: string, models: Rows): Promise<ContributionRow> => {
  const [row] = await models.rows<ContributionRow>(`${CONTRIBUTIONS} where contribution_id = $1`, [contributionId], {
    prepared: true,
  });
  if (!row) throw new NotFound('Contribution', contributionId);
  return row;
};
