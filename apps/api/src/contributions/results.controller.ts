import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type RequestResults, ShowResults } from '#assistance';
import { ShowContributionUtilisation, ShowDonorUtilisation, type Utilisation } from '#contributions';
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
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('contributions/:contributionId/results')
  @ViewRoute({ summary: 'What came of the requests that a contribution pays for', ...answered })
  async getContributionResults(
    @PathId('contributionId', contributionIds) contributionId: string,
    @Query() query: ViewQuery,
  ): Promise<Results> {
    return this.#resultsOf([await this.views.ask(new ShowContributionUtilisation(contributionId), query)], query);
  }

  @Get('donors/:donorId/results')
  @ViewRoute({ summary: "What came of the requests that a donor's contributions pay for", ...answered })
  async getDonorResults(@PathId('donorId') donorId: string, @Query() query: ViewQuery): Promise<Results> {
    return this.#resultsOf(await this.views.ask(new ShowDonorUtilisation(donorId), query), query);
  }

  /** Of requests of which whoever gave may know. */
  async #resultsOf(used: readonly Utilisation[], query: ViewQuery): Promise<Results> {
    const paid = used.flatMap(({ by_request }) =>
      by_request.filter(({ reserved, committed, spent }) => reserved + committed + spent > 0).map(({ key }) => key),
    );
    return { items: await this.views.ask(new ShowResults([...new Set(paid)].toSorted()), query) };
  }
}
