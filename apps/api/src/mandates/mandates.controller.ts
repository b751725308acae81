import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Coverage, ShowMandateCoverage } from '#assistance';
import { NotFound } from '#event-sourcing';
import { type Mandate, mandateById, mandates, PROGRAMMES, THEMES } from '#mandates';
import { citation, PathId } from '../fields/path-id.js';
import { ViewQuery } from '../views/page.js';
import { Views } from '../views/views.js';
import { ViewRoute } from '../views/view.route.js';
import { MandateCoverage, MandateList, MandateQuery, MandateView, ProgrammeList, ThemeList } from './mandates.views.js';

@ApiTags('Mandates')
@Controller()
export class MandatesController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Get('mandates')
  @ViewRoute({ summary: 'The actions of the plan, in its order', answers: MandateList, problems: [400] })
  listMandates(@Query() { section, theme, actor, scope, uponRequest, subjectToResources }: MandateQuery): MandateList {
    const is = (asked: string | undefined, ...values: unknown[]): boolean =>
      asked === undefined || values.map(String).includes(asked);
    const meets = (mandate: Mandate): boolean =>
      is(section, mandate.section) &&
      is(theme, mandate.theme, mandate.alsoTheme) &&
      is(actor, mandate.actor) &&
      is(scope, mandate.scope) &&
      is(uponRequest, mandate.uponRequest) &&
      is(subjectToResources, mandate.subjectToResources);
    return { items: mandates.filter(meets) };
  }

  @Get('mandate-coverage')
  @ViewRoute({ summary: 'Which actions have requests, and how far those came', answers: MandateCoverage })
  async getMandateCoverage(@Query() query: ViewQuery): Promise<{ items: readonly Coverage[] }> {
    return { items: await this.views.ask(new ShowMandateCoverage(), query) };
  }

  @Get('mandates/:mandateId')
  @ViewRoute({ summary: 'One action of the plan', answers: MandateView, problems: [400, 404] })
  getMandate(@PathId('mandateId', citation) mandateId: string): MandateView {
    const mandate = mandateById(mandateId);
    if (!mandate) throw new NotFound('Mandate', mandateId);
    return mandate;
  }

  @Get('programmes')
  @ViewRoute({ summary: 'The programmes', answers: ProgrammeList, problems: [] })
  listProgrammes(): ProgrammeList {
    return { items: PROGRAMMES };
  }

  @Get('themes')
  @ViewRoute({ summary: 'The thematic areas', answers: ThemeList, problems: [] })
  listThemes(): ThemeList {
    return { items: THEMES };
  }
}
