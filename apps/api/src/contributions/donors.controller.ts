import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangeDonor,
  type DonorRow,
  ListDonors,
  RegisterDonor,
  ShowDonor,
  ShowDonorUtilisation,
  type Utilisation,
} from '#contributions';
import type { CommandContext } from '#event-sourcing';
import { InvalidAppend } from '#event-store';
import type { Scope } from '../access/scope.js';
import { Seen } from '../access/signed-in.js';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId } from '../fields/path-id.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import { type Page, pageOf, PageQuery, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { DonorDetails, DonorPage, DonorUtilisation } from './contributions.views.js';
import { DonorDetailsBody, RegisterDonorBody } from './donors.bodies.js';

@ApiTags('Donors')
@Controller('donors')
export class DonorsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({ summary: 'The donors that are registered', answers: DonorPage })
  listDonors(@Seen() seen: Scope, @Query() query: PageQuery): Promise<Page<DonorRow>> {
    return pageOf(
      query,
      (row) => row.donor_id,
      (after, limit) => this.views.ask(new ListDonors(after, limit, seen.donors), query),
    );
  }

  @Get(':donorId')
  @ViewRoute({ summary: 'One donor', answers: DonorDetails, problems: [400, 404, 503] })
  getDonor(@PathId('donorId') donorId: string, @Query() query: ViewQuery): Promise<DonorRow> {
    return this.views.ask(new ShowDonor(donorId), query);
  }

  @Get(':donorId/utilisation')
  @ViewRoute({
    summary: "What a donor's contributions were used for, by currency",
    answers: DonorUtilisation,
    problems: [400, 404, 503],
  })
  async getDonorUtilisation(
    @PathId('donorId') donorId: string,
    @Query() query: ViewQuery,
  ): Promise<{ items: readonly Utilisation[] }> {
    return { items: await this.views.ask(new ShowDonorUtilisation(donorId), query) };
  }

  @Post()
  @CommandRoute({ summary: 'Registers a donor', creates: true })
  async registerDonor(@Context() context: CommandContext, @Body() body: RegisterDonorBody): Promise<Answer> {
    const outcome = await this.commands.execute(new RegisterDonor(body, context)).catch(asDonorId);
    return { id: body.donorId, ...outcome };
  }

  @Post(':donorId/details')
  @CommandRoute({ summary: "Changes a donor's details: all of them" })
  changeDonor(
    @Context() context: CommandContext,
    @PathId('donorId') donorId: string,
    @Body() body: DonorDetailsBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeDonor({ donorId, ...body }, context));
  }
}

/** The store knows no two streams whose names differ in case only. */
const asDonorId = (error: unknown): never => {
  if (!(error instanceof InvalidAppend && error.field.endsWith('.stream'))) throw error;
  throw new InvalidRequest(422, [{ field: 'donorId', rule: error.rule.replace('donor-', '') }]);
};
