import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import { type Found, Search } from '#search';
import { Clearance } from '../access/clearance.js';
import { partiesThat } from '../access/scope.js';
import { sightOf } from '../access/sight.js';
import { SignedIn } from '../access/signed-in.js';
import { ViewRoute } from '../views/view.route.js';
import { FoundList, SearchQuery } from './search.views.js';

@ApiTags('Search')
@Controller('search')
export class SearchController {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(Clearance) private readonly clearance: Pick<Clearance, 'scopeOf'>,
  ) {}

  @Get()
  @ViewRoute({
    summary:
      'Requests, contributions, donors and field offices that have all of these words, of those that the lists show',
    answers: FoundList,
  })
  async search(
    @SignedIn() principal: Principal,
    @Query() { q, limit }: SearchQuery,
  ): Promise<Readonly<{ items: readonly Found[] }>> {
    const scopeOf = (operation: string) => this.clearance.scopeOf(principal, operation);
    const { requests, donors: contributionsOf } = sightOf(principal, this.clearance);
    const ofDonors = scopeOf('listDonors');
    const within = {
      ...{ requests, contributionsOf, donors: ofDonors ? ofDonors.donors : [] },
      wholeRequests: partiesThat(requests, (viewer) => viewer !== 'donor'),
      fieldOffices: scopeOf('listFieldOffices') !== null,
    };
    return { items: await this.bus.execute(new Search(q, within, limit)) };
  }
}
