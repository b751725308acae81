import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '#configuration';
import { NotFound } from '#event-sourcing';
import { Work, type WorkRow } from '#processes';
import type { processCommands } from '#runtime';
import { matching } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { numberIn, type Page, pageOf } from '../views/page.js';
import { Replayed, WorkPage, WorkQuery } from './work.views.js';

/** Commands that processes give, of which money is reserved, released, asked for or lost. */
const MOVING_MONEY: readonly (keyof typeof processCommands)[] = [
  ...(['CheckResources', 'LapseReservation', 'RecheckWaitlist'] as const),
  ...(['ExpireContribution', 'MarkInstalmentOverdue', 'RemindOfInstalment', 'ReleaseExpiredCommitment'] as const),
];

const workId = matching(/^[1-9]\d{0,17}$/, 'must be the id of a piece of work');

@ApiTags('Operations')
@Controller('work')
export class WorkController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What processes have to do, or could not: the newest first' })
  @ApiResponse({ status: 200, description: 'A page', type: WorkPage })
  @ApiProblems(400, 503)
  listWork(@Query() query: WorkQuery): Promise<Page<WorkRow>> {
    return this.#page(query);
  }

  @Get('money')
  @ApiOperation({ summary: 'Of what processes have to do, or could not, what moves money: the newest first' })
  @ApiResponse({ status: 200, description: 'A page', type: WorkPage })
  @ApiProblems(400, 503)
  listMoneyWork(@Query() query: WorkQuery): Promise<Page<WorkRow>> {
    return this.#page(query, MOVING_MONEY);
  }

  @Post(':workId/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Has what was parked or refused tried again' })
  @ApiResponse({ status: 200, description: 'It is tried again', type: Replayed })
  @ApiProblems(400, 404, 503)
  async replay(@PathId('workId', workId) id: string): Promise<Replayed> {
    if (!(await this.work.replay(id, this.clock.now()))) throw new NotFound('Work', id);
    return { replayed: true };
  }

  #page(query: WorkQuery, commands: readonly string[] | null = null): Promise<Page<WorkRow>> {
    return pageOf(
      query,
      ({ id }) => id,
      (before, most) => this.work.list(query.status, { before: numberIn(before), most, commands }),
    );
  }
}
