import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#event-sourcing';
import {
  ChangeRegularBudgetCap,
  CloseRegularBudget,
  ListRegularBudgets,
  OpenRegularBudget,
  type RegularBudgetRow,
  type RegularBudgetShareRow,
  ShowRegularBudget,
  budgetIdOf,
} from '#regular-budget';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { budgetId as budgetIds, PathId } from '../fields/path-id.js';
import { type Page, pageOf, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import {
  ChangeRegularBudgetCapBody,
  CloseRegularBudgetBody,
  OpenRegularBudgetBody,
  RegularBudgetDetails,
  RegularBudgetPage,
  RegularBudgetsQuery,
} from './regular-budgets.bodies.js';

const BudgetId = () => PathId('budgetId', budgetIds);

@ApiTags('Regular budget')
@Controller('regular-budgets')
export class RegularBudgetsController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({ summary: 'Allocations of the regular budget, with their figures', answers: RegularBudgetPage })
  listRegularBudgets(@Query() query: RegularBudgetsQuery): Promise<Page<RegularBudgetRow>> {
    const filter = { section: query.section ?? null, phase: query.phase ?? null };
    return pageOf(
      query,
      (row) => row.budget_id,
      (after, limit) => this.views.ask(new ListRegularBudgets(filter, after, limit), query),
    );
  }

  @Get(':budgetId')
  @ViewRoute({
    summary: 'One allocation, with what of it serves each request',
    answers: RegularBudgetDetails,
    problems: [400, 404, 503],
  })
  getRegularBudget(
    @BudgetId() budgetId: string,
    @Query() query: ViewQuery,
  ): Promise<RegularBudgetRow & { requests: readonly RegularBudgetShareRow[] }> {
    return this.views.ask(new ShowRegularBudget(budgetId), query);
  }

  @Post()
  @CommandRoute({ summary: 'Opens an allocation of the regular budget: a section, for a period', creates: true })
  async openRegularBudget(@Context() context: CommandContext, @Body() body: OpenRegularBudgetBody): Promise<Answer> {
    const id = budgetIdOf(body);
    return { id, ...(await this.commands.execute(new OpenRegularBudget({ budgetId: id, ...body }, context))) };
  }

  @Post(':budgetId/cap')
  @CommandRoute({ summary: 'Changes the cap, never below what is committed and spent' })
  changeRegularBudgetCap(
    @Context() context: CommandContext,
    @BudgetId() budgetId: string,
    @Body() body: ChangeRegularBudgetCapBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeRegularBudgetCap({ budgetId, ...body }, context));
  }

  @Post(':budgetId/close')
  @CommandRoute({ summary: 'Closes an allocation; nothing may be committed' })
  closeRegularBudget(
    @Context() context: CommandContext,
    @BudgetId() budgetId: string,
    @Body() body: CloseRegularBudgetBody,
  ): Promise<Answer> {
    return this.commands.execute(new CloseRegularBudget({ budgetId, ...body }, context));
  }
}
