import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ListServiceStandards,
  SetServiceStandard,
  ShowServicePerformance,
  type StandardView,
  type StepName,
  type StepPerformance,
  STEPS,
} from '#assistance';
import type { CommandContext } from '#event-sourcing';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { oneOf } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import { ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { PerformanceQuery, ServiceStandardBody } from './service-standards.bodies.js';
import { Performance, StandardList } from './service-standards.views.js';

@ApiTags('Service standards')
@Controller('service-standards')
export class ServiceStandardsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({ summary: 'The steps of a request and the time that they are allowed', answers: StandardList })
  async listServiceStandards(@Query() query: ViewQuery): Promise<{ items: readonly StandardView[] }> {
    return { items: await this.views.ask(new ListServiceStandards(), query) };
  }

  @Post(':step')
  @CommandRoute({ summary: 'Sets the time that a step is allowed, for steps that begin from a day on' })
  setServiceStandard(
    @Context() context: CommandContext,
    @PathId('step', oneOf(STEPS)) step: StepName,
    @Body() body: ServiceStandardBody,
  ): Promise<Answer> {
    return this.commands.execute(new SetServiceStandard({ step, ...body }, context));
  }

  @Get('performance')
  @ViewRoute({ summary: 'How often each step was in time, and how long it took', answers: Performance })
  async getPerformance(
    @Query() query: PerformanceQuery,
  ): Promise<{ from: string; to: string; items: readonly StepPerformance[] }> {
    const on = this.views.dayOf(query);
    const { to = on, programme = null, officeCode = null } = query;
    const { from = yearBefore(to) } = query;
    if (from > to) throw new InvalidRequest(400, [{ field: 'to', rule: 'must not be before from' }]);
    const asked = { from, to, on, programme, officeCode };
    return { from, to, items: await this.views.ask(new ShowServicePerformance(asked), query) };
  }
}

const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace('-02-29', '-02-28');
