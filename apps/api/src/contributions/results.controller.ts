import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import { type RequestResults, ShowResults } from '#assistance';
import { ShowContributionUtilisation, ShowDonorUtilisation, type Utilisation } from '#contributions';
import { RequestsInSight } from '../access/requests-in-sight.js';
import { SignedIn } from '../access/signed-in.js';
import { contributionId as contributionIds, PathId } from '../fields/path-id.js';
import { ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { ResultsView } from './results.views.js';

const answered = { answers: ResultsView, problems: [400, 404, 503] } as const;
type Results = Readonly<{ items: readonly RequestResults[] }>;

/** What money bought. */
@ApiTags('Contributions')
@Controller()
export class ResultsController {
  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(RequestsInSight) private readonly inSight: RequestsInSight,
  ) {}

  @Get('contributions/:contributionId/results')
  @ViewRoute({
    summary: 'What came of the requests that a contribution pays for, of those that whoever asks sees now',
    ...answered,
  })
  async getContributionResults(
    @SignedIn() principal: Principal,
    @PathId('contributionId', contributionIds) contributionId: string,
    @Query() query: ViewQuery,
  ): Promise<Results> {
    const used = await this.views.ask(new ShowContributionUtilisation(contributionId), query);
    return { items: await this.#resultsOf([used], principal, query) };
  }

  @Get('donors/:donorId/results')
  @ViewRoute({
    summary: "What came of the requests that a donor's contributions pay for, of those that whoever asks sees now",
    ...answered,
  })
  async getDonorResults(
    @SignedIn() principal: Principal,
    @PathId('donorId') donorId: string,
    @Query() query: ViewQuery,
  ): Promise<Results> {
    const used = await this.views.ask(new ShowDonorUtilisation(donorId), query);
    return { items: await this.#resultsOf(used, principal, query) };
  }

  async #resultsOf(
    used: readonly Utilisation[],
    principal: Principal,
    query: ViewQuery,
  ): Promise<readonly RequestResults[]> {
    const paid = used.flatMap(({ by_request }) =>
      by_request.filter(({ reserved, committed, spent }) => reserved + committed + spent > 0).map(({ key }) => key),
    );
    const seen = await this.inSight.among([...new Set(paid)], principal);
    return this.views.ask(new ShowResults([...seen].toSorted()), query);
  }
}
