import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type KnownEvaluator, ListEvaluators } from '#access';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { EvaluatorListView } from './access.views.js';

@ApiTags('Evaluators')
@Controller('evaluators')
export class EvaluatorsController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get()
  @ViewRoute({
    summary: 'Whom an evaluation can be commissioned with: persons whose accounts are for that',
    answers: EvaluatorListView,
    problems: [503],
  })
  async listEvaluators(): Promise<Readonly<{ items: readonly KnownEvaluator[] }>> {
    return { items: await this.views.askNow(new ListEvaluators()) };
  }
}
