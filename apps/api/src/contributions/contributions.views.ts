import { CHARGING_RULES, contributionLedger, donorList, inKindList } from '#contributions';
import { Field, Optional } from '../fields/field.js';
import { id, oneOf } from '../fields/kinds.js';
import { requestId } from '../fields/path-id.js';
import { PageOf, PageQuery } from '../views/page.js';
import { ObjectView, RowView } from '../views/row-view.js';
import { EarmarkBody } from './contributions.bodies.js';

export class ContributionsQuery extends PageQuery {
  @Optional()
  @Field(id())
  donorId?: string;

  @Optional()
  @Field(oneOf(['pledged', 'signed', 'expired', 'closed']))
  phase?: string;
}

export const DonorView = RowView('Donor', donorList, 'donor');
export const DonorPage = PageOf(DonorView);
const InKindTotals = ObjectView('InKindTotal', {
  currency: { type: String },
  count: { type: 'integer' },
  value: { type: 'integer', description: 'Whole minor units' },
});
export const DonorDetails = RowView('DonorDetails', donorList, 'donor', {
  in_kind: { type: InKindTotals, isArray: true, description: 'What it gave beside money: outside every ledger' },
});

export const InKindView = RowView('InKind', inKindList, 'in_kind');
export const InKindPage = PageOf(InKindView);
export class InKindQuery extends PageQuery {
  @Optional()
  @Field(id())
  donorId?: string;

  @Optional()
  @Field(requestId)
  requestId?: string;
}

const details = {
  earmark: { type: EarmarkBody },
  charging_rule: { type: 'string', enum: [...CHARGING_RULES] },
  reports_due_on: { type: 'string', format: 'date', isArray: true, description: 'Days of financial reports' },
  advance_shortfall: { type: 'integer', description: 'Drawn beyond what may be: nothing is reserved until that ends' },
} as const;
const ContributionView = RowView('Contribution', contributionLedger, 'contribution', details);
export const ContributionPage = PageOf(ContributionView);

const InstalmentView = ObjectView('Instalment', {
  instalment_id: { type: String },
  due_on: { type: String, format: 'date' },
  amount: { type: 'integer' },
  outstanding: { type: 'integer', description: 'What of it is still to come' },
  status: { enum: ['expected', 'received', 'overdue', 'cancelled'] },
});
export const ContributionDetails = RowView('ContributionDetails', contributionLedger, 'contribution', {
  ...details,
  instalments: { type: InstalmentView, isArray: true },
});

const minor = { type: 'integer' } as const;
const used = { reserved: minor, committed: minor, spent: minor, psc_charged: minor };
const SliceView = ObjectView('UtilisationSlice', { key: { type: String }, ...used });
const QuarterView = ObjectView('UtilisationQuarter', {
  quarter: { type: String, example: '2026-Q1' },
  ...{ received: minor, interest: minor, transferred: minor, refunded: minor, spent: minor, psc_charged: minor },
});
const FiguresView = ObjectView('LedgerFigures', {
  ...{ announced: minor, signed: minor, receipts: minor, interest: minor, refunded: minor },
  ...used,
  ...{ psc_set_aside: minor, available: minor, transfers: minor, advance_drawn: minor },
});
export const UtilisationView = ObjectView('Utilisation', {
  currency: { type: String },
  figures: { type: FiguresView },
  utilisation_rate: { type: 'integer', description: 'Basis points' },
  by_request: { type: SliceView, isArray: true },
  by_theme: { type: SliceView, isArray: true },
  by_place: { type: SliceView, isArray: true, description: 'Countries (ISO 3166-1) and regions (UN M49)' },
  by_quarter: { type: QuarterView, isArray: true },
});
export const DonorUtilisation = ObjectView('DonorUtilisation', {
  items: { type: UtilisationView, isArray: true, description: 'One for each currency in which contributions are held' },
});
