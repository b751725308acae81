import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import {
  ExplainMandate,
  ExplainProject,
  ExplainRequest,
  MANDATE_FIGURES,
  PROJECT_FIGURES,
  type ProjectFigure,
  REQUEST_FIGURES,
  ShowRequest,
} from '#assistance';
import {
  EXPLAINED_FIGURES,
  ExplainContribution,
  ExplainDonor,
  ExplainInKind,
  IN_KIND_FIGURES,
  ShowContribution,
  ShowDonor,
} from '#contributions';
import { NotFound } from '#event-sourcing';
import { mandateById } from '#mandates';
import { ShowRegularBudget } from '#regular-budget';
import { RequestsInSight } from '../access/requests-in-sight.js';
import type { Scope } from '../access/scope.js';
import { Seen, SignedIn } from '../access/signed-in.js';
import { citation, contributionId as contributionIds, PathId } from '../fields/path-id.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import { RequestId } from '../requests/request-id.js';
import { asSeen, readsOf } from '../requests/seen.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { type Explanation, explanationOf, figureIn, requireSeen } from './explanation.js';
import {
  ContributionFigureQuery,
  DonorFigureQuery,
  ExplanationView,
  figureOf,
  MandateFigureQuery,
  OF_CONTRIBUTION,
  OF_DONOR,
  OF_MANDATE,
  OF_REQUEST,
  RequestFigureQuery,
} from './explanations.views.js';

const answered = { answers: ExplanationView, problems: [400, 404, 503] } as const;

/** What the figures of views are made of. */
@ApiTags('Explanations')
@Controller()
export class ExplanationsController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(RequestsInSight) private readonly inSight: RequestsInSight,
  ) {}

  @Get('contributions/:contributionId/explanations/:figure')
  @ViewRoute({ summary: 'The events that make up a figure of a contribution', ...answered })
  async explainContribution(
    @SignedIn() principal: Principal,
    @Seen() seen: Scope,
    @PathId('contributionId', contributionIds) contributionId: string,
    @PathId('figure', figureOf(OF_CONTRIBUTION)) figure: string,
    @Query() query: ContributionFigureQuery,
  ): Promise<Explanation> {
    const asked = figureIn(EXPLAINED_FIGURES, { ...query, figure });
    const { currency } = await this.views.ask(new ShowContribution(contributionId), query);
    const changes = await this.views.ask(new ExplainContribution(contributionId, asked), query);
    return explanationOf(changes, { figure, currency, seen, query, among: this.#among(principal) });
  }

  @Get('donors/:donorId/explanations/:figure')
  @ViewRoute({ summary: 'The events that make up a figure of a donor, in one currency', ...answered })
  async explainDonor(
    @SignedIn() principal: Principal,
    @Seen() seen: Scope,
    @PathId('donorId') donorId: string,
    @PathId('figure', figureOf(OF_DONOR)) figure: string,
    @Query() query: DonorFigureQuery,
  ): Promise<Explanation> {
    const { currency } = query;
    const asked = figureIn({ ...EXPLAINED_FIGURES, 'in-kind': IN_KIND_FIGURES }, { ...query, figure });
    await this.views.ask(new ShowDonor(donorId), query);
    const { by } = asked;
    const about = { figure, currency, seen, query, among: this.#among(principal) };
    if (by !== 'in-kind') {
      const changes = await this.views.ask(new ExplainDonor(donorId, currency, { ...asked, by }), query);
      return explanationOf(changes, about);
    }
    const given = figure === 'count' ? 'count' : 'value';
    const changes = await this.views.ask(new ExplainInKind(donorId, currency, given), query);
    return explanationOf(changes, { ...about, currency: given === 'count' ? null : currency });
  }

  @Get('requests/:requestId/explanations/:figure')
  @ViewRoute({ summary: 'The events that make up a figure of a request', ...answered })
  async explainRequest(
    @SignedIn() principal: Principal,
    @Seen() seen: Scope,
    @RequestId() requestId: string,
    @PathId('figure', figureOf(OF_REQUEST)) figure: string,
    @Query() query: RequestFigureQuery,
  ): Promise<Explanation> {
    if (query.by !== undefined && Object.hasOwn(PROJECT_FIGURES, query.by))
      return this.#explainProject(requestId, figureIn(PROJECT_FIGURES, { ...query, figure }), { seen, query });
    const asked = figureIn(REQUEST_FIGURES, { ...query, figure });
    const { by, key } = asked;
    const row = asSeen(await this.views.ask(new ShowRequest(requestId), query), seen);
    const source = row.sources?.find((one) => one.contribution_id === key);
    const share = row.regular_budget?.budget_id === key ? row.regular_budget : undefined;
    requireSeen({ whole: row, source, 'regular-budget': share }[by], asked);
    const { currency = null } = share ? await this.views.ask(new ShowRegularBudget(key), query) : (source ?? row);
    const changes = await this.views.ask(new ExplainRequest(requestId, asked), query);
    if (asked.figure !== 'held_facts') return explanationOf(changes, { figure, currency, seen, query });
    const isHeldSeen = await this.inSight.heldFactsOf(requestId, { principal, scope: seen });
    return explanationOf(changes, { figure, currency: null, seen, query, isHeldSeen });
  }

  async #explainProject(
    requestId: string,
    asked: ProjectFigure,
    { seen, query }: Readonly<{ seen: Scope; query: RequestFigureQuery }>,
  ): Promise<Explanation> {
    const told = await this.views.ask(new ExplainProject(requestId, readsOf(seen), asked), query);
    const isMoney = asked.by === 'line' || asked.by === 'expenditure';
    const currency = isMoney ? told.currency : null;
    return explanationOf(told.changes, { figure: asked.figure, currency, seen, query });
  }

  @Get('mandates/:mandateId/explanations/:figure')
  @ViewRoute({ summary: 'The events that make up a figure of the coverage of an action of the plan', ...answered })
  async explainMandate(
    @SignedIn() principal: Principal,
    @Seen() seen: Scope,
    @PathId('mandateId', citation) mandateId: string,
    @PathId('figure', figureOf(OF_MANDATE)) figure: string,
    @Query() query: MandateFigureQuery,
  ): Promise<Explanation> {
    if (!mandateById(mandateId)) throw new NotFound('Mandate', mandateId);
    const { currency = null } = query;
    if ((figure === 'spent') !== (currency !== null))
      throw new InvalidRequest(400, [{ field: 'currency', rule: 'must be said of what was spent, and of that only' }]);
    const asked = { figure: MANDATE_FIGURES.find((one) => one === figure) ?? 'requests', currency };
    const changes = await this.views.ask(new ExplainMandate(mandateId, asked), query);
    return explanationOf(changes, { figure, currency, seen, query, among: this.#among(principal) });
  }

  #among(principal: Principal) {
    return (requestIds: readonly string[]) => this.inSight.among(requestIds, principal);
  }
}
