import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import {
  ListPartiesInScope,
  ListRequests,
  type PipelinePhase,
  RankOfficesFor,
  type RequestRow,
  ShowPipeline,
  ShowProject,
  ShowRequest,
  ShowRequestSteps,
  ShowTimeline,
  ShowWaitlist,
  type StepView,
  type WaitlistRow,
  type WaitlistView,
} from '#assistance';
import type { Recorded } from '#event-sourcing';
import type { RankedOffice } from '#field-offices';
import { type Scope, seenAs } from '../access/scope.js';
import { Seen, SignedIn } from '../access/signed-in.js';
import { type Page, pageOf, PageQuery, revisionAfter, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { StepList } from '../service-standards/service-standards.views.js';
import { RequestId } from './request-id.js';
import { ProjectDetails } from './project.views.js';
import { scopeOfFilter } from './requests-filter.js';
import { asSeen, type ProjectSeen, projectSeen, readsOf } from './seen.js';
import { Stories } from './stories.js';
import {
  OfficeRanking,
  Pipeline,
  PipelineQuery,
  RequestDetails,
  RequestPage,
  RequestsQuery,
  TimelinePage,
  Waitlist,
} from './requests.views.js';

type List<Item> = Readonly<{ items: readonly Item[] }>;
/** Where the checks and their reasons are told. */
type Explained = Readonly<{ explanation: string }>;

@ApiTags('Requests')
@Controller()
export class RequestsController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(Stories) private readonly stories: Stories,
  ) {}

  @Get('requests')
  @ViewRoute({ summary: 'The requests, as they are now', answers: RequestPage })
  listRequests(@Seen() seen: Scope, @Query() query: RequestsQuery): Promise<Page<Partial<RequestRow>>> {
    const { phase = null, country = null, theme = null, officeCode = null, externalReference = null } = query;
    const filter = { phase, country, theme, officeCode, externalReference };
    const scope = scopeOfFilter(filter, seen.requests);
    return pageOf(
      query,
      (row) => row.request_id ?? '',
      async (after, limit) =>
        this.#eachAsSeen(await this.views.ask(new ListRequests(filter, after, limit, scope), query), seen),
    );
  }

  /** Each by what whoever asks is to it now. */
  async #eachAsSeen(rows: readonly RequestRow[], seen: Scope): Promise<readonly Partial<RequestRow>[]> {
    if (seen.requests === null || rows.length === 0) return rows;
    const ids = rows.map(({ request_id }) => request_id);
    const parties = await this.views.ask(new ListPartiesInScope(ids, seen.requests), {});
    const viewers = new Map(parties.map((one) => [one.request_id, seenAs(one.parties)]));
    return rows.map((row) => asSeen(row, { ...seen, as: viewers.get(row.request_id) ?? 'donor' }));
  }

  @Get('requests/:requestId')
  @ViewRoute({
    summary: 'One request, with the contributions that pay for it',
    answers: RequestDetails,
    problems: [400, 404, 503],
  })
  async getRequest(
    @Seen() seen: Scope,
    @RequestId() requestId: string,
    @Query() query: ViewQuery,
  ): Promise<Partial<RequestRow>> {
    return asSeen(await this.views.ask(new ShowRequest(requestId), query), seen);
  }

  @Get('requests/:requestId/project')
  @ViewRoute({
    summary: 'What a request is about and what became of it: intake, budget by line, delivery, evaluation',
    answers: ProjectDetails,
    problems: [400, 404, 503],
  })
  async getProject(
    @Seen() seen: Scope,
    @RequestId() requestId: string,
    @Query() query: ViewQuery,
  ): Promise<ProjectSeen> {
    return projectSeen(await this.views.ask(new ShowProject(requestId, readsOf(seen)), query), seen);
  }

  @Get('requests/:requestId/timeline')
  @ViewRoute({
    summary: 'All that happened to a request, oldest first',
    answers: TimelinePage,
    problems: [400, 404, 503],
  })
  async getTimeline(
    @SignedIn() principal: Principal,
    @Seen() scope: Scope,
    @RequestId() requestId: string,
    @Query() query: PageQuery,
  ): Promise<Page<Recorded>> {
    const page = await pageOf<Recorded>(
      query,
      ({ revision }) => String(revision),
      (after, limit) => this.views.ask(new ShowTimeline(requestId, revisionAfter(after), limit), query),
    );
    return { ...page, items: await this.stories.asSeen(page.items, { principal, scope }) };
  }

  @Get('requests/:requestId/steps')
  @ViewRoute({
    summary: 'The steps of a request: whose turn they are or were, until when, and how long they took',
    answers: StepList,
    problems: [400, 404, 503],
  })
  async getSteps(@RequestId() requestId: string, @Query() query: ViewQuery): Promise<List<StepView>> {
    return { items: await this.views.ask(new ShowRequestSteps(requestId, this.views.dayOf(query)), query) };
  }

  @Get('requests/:requestId/office-ranking')
  @ViewRoute({
    summary: 'The field offices as they suit a request, the best first, with the reasons',
    answers: OfficeRanking,
    problems: [400, 404, 503],
  })
  async rankOffices(@RequestId() requestId: string, @Query() query: ViewQuery): Promise<List<RankedOffice>> {
    return { items: await this.views.ask(new RankOfficesFor(requestId), query) };
  }

  @Get('pipeline')
  @ViewRoute({ summary: 'Requests by phase, with their age, what is late and whose turn it is', answers: Pipeline })
  async getPipeline(@Seen() seen: Scope, @Query() query: PipelineQuery): Promise<List<PipelinePhase>> {
    const { perPhase, turn = null, sort } = query;
    const filter = { late: query.late === 'true', turn, sort };
    const asked = new ShowPipeline(this.views.dayOf(query), perPhase, filter, seen.requests);
    return { items: await this.views.ask(asked, query) };
  }

  @Get('waitlist')
  @ViewRoute({ summary: 'Who waits for money, in the order of the turn', answers: Waitlist })
  async getWaitlist(
    @Seen() seen: Scope,
    @Query() query: ViewQuery,
  ): Promise<WaitlistView & List<WaitlistRow & Explained>> {
    const view = await this.views.ask(new ShowWaitlist(this.views.dayOf(query), seen.requests), query);
    const explained = (row: WaitlistRow) => ({ ...row, explanation: `/api/v1/requests/${row.request_id}/timeline` });
    return { ...view, items: view.items.map(explained) };
  }
}
