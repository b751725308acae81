import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AskWhatIf, type WhatIfAnswer } from '#assistance';
import { Clock } from '#configuration';
import type { Scope } from '../access/scope.js';
import { Seen } from '../access/signed-in.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { CHANGES, WhatIfBody } from './what-if.bodies.js';
import { WhatIf } from './what-if.views.js';

@ApiTags('What if')
@ApiExtraModels(...Object.values(CHANGES))
@Controller()
export class WhatIfController {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A question that is too long for an address: it takes no key, since asking it again changes nothing. */
  @Post('what-if')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tries changes on a copy of the state, and tells who of those who wait would be funded' })
  @ApiResponse({ status: 200, description: 'Nothing of it is recorded', type: WhatIf })
  @ApiProblems(400, 404, 409, 413, 415, 422, 503)
  askWhatIf(@Seen() seen: Scope, @Body() body: WhatIfBody): Promise<WhatIfAnswer> {
    const today = this.clock.now().toISOString().slice(0, 10);
    return this.bus.execute(new AskWhatIf(body.changes, body.on ?? today, today, seen.requests));
  }
}
