import { Body, Controller, Inject, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#event-sourcing';
import { LoadRates, parseRatesCsv } from '#money';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { LoadRatesBody } from './exchange-rates.bodies.js';

@ApiTags('Exchange rates')
@Controller('exchange-rates')
export class ExchangeRatesController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post()
  @RouteConfig({ readCsv: (text: string) => ({ rates: parseRatesCsv(text) }) })
  @CommandRoute({
    summary: 'Loads dated exchange rates: all of them, or none. A second rate of a day corrects the first',
    answers: { loaded: { type: 'integer' }, alreadyKnown: { type: 'integer' } },
  })
  loadRates(@Context() context: CommandContext, @Body() body: LoadRatesBody): Promise<Answer> {
    return this.commands.execute(new LoadRates(body, context));
  }
}
