import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import { ClosePeriod, type ClosedPeriodRow, ListClosedPeriods } from '#contributions';
import type { CommandContext } from '#event-sourcing';
import { Clearance } from '../access/clearance.js';
import { SignedIn } from '../access/signed-in.js';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId } from '../fields/path-id.js';
import { ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { ClosePeriodBody, ClosedPeriodList, period as month } from './periods.bodies.js';

@ApiTags('Periods')
@Controller('periods')
export class PeriodsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
    @Inject(Clearance) private readonly clearance: Pick<Clearance, 'namesOf'>,
  ) {}

  @Get()
  @ViewRoute({ summary: 'The months that are closed, the newest first', answers: ClosedPeriodList })
  async listPeriods(@Query() query: ViewQuery): Promise<Readonly<{ items: readonly ClosedPeriodRow[] }>> {
    return { items: await this.views.ask(new ListClosedPeriods(), query) };
  }

  @Post(':period/close')
  @CommandRoute({ summary: 'Closes a month and all before it: no money fact is dated there any more' })
  async closePeriod(
    @Context() context: CommandContext,
    @SignedIn() principal: Principal,
    @PathId('period', month) period: string,
    @Body() body: ClosePeriodBody,
  ): Promise<Answer> {
    const alsoKnownAs = await this.clearance.namesOf(principal, context.onBehalfOf);
    return this.commands.execute(new ClosePeriod({ period, ...body, alsoKnownAs }, context));
  }
}
