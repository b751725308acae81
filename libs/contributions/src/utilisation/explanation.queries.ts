import { Query } from '@nestjs/cqrs';
import { explanationHandler, type FigureChange } from '#read-models';
import { contributionStream } from '../contribution/contribution.state.js';
import { type IN_KIND_FIGURES, inKindFigure } from '../in-kind/in-kind-figures.js';
import { inKindStreamsOf } from '../in-kind/in-kind.queries.js';
import { type AskedFigure, ledgerFigure } from './ledger-figures.js';
import { contributionsOf } from './utilisation.queries.js';

/** The events that make up a figure of a contribution. */
export class ExplainContribution extends Query<readonly FigureChange[]> {
  constructor(
    readonly contributionId: string,
    readonly asked: AskedFigure,
  ) {
    super();
  }
}

/** The events that make up a figure of a donor's contributions that are held in one currency. */
export class ExplainDonor extends Query<readonly FigureChange[]> {
  constructor(
    readonly donorId: string,
    readonly currency: string,
    readonly asked: AskedFigure,
  ) {
    super();
  }
}

/** The same of what a donor gave beside money, valued in one currency. */
export class ExplainInKind extends Query<readonly FigureChange[]> {
  constructor(
    readonly donorId: string,
    readonly currency: string,
    readonly figure: (typeof IN_KIND_FIGURES)[number],
  ) {
    super();
  }
}

export const explanationQueries = [
  explanationHandler(ExplainContribution, async ({ contributionId, asked }) => ({
    figure: ledgerFigure(asked),
    streams: [contributionStream(contributionId)],
  })),
  explanationHandler(ExplainDonor, async ({ donorId, currency, asked }, now) => {
    const held = (await contributionsOf(donorId, now)).filter((one) => one.currency === currency);
    return { figure: ledgerFigure(asked), streams: held.map((one) => contributionStream(one.contribution_id)) };
  }),
  explanationHandler(ExplainInKind, async ({ donorId, currency, figure }, now) => ({
    figure: inKindFigure(figure, currency),
    streams: await inKindStreamsOf(donorId, now),
  })),
];
