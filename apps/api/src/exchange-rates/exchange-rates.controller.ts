import { Body, Controller, Inject, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '#event-sourcing';
import { LoadRates, parseRates } from '#money';
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
  @RouteConfig({ readFile: (text: string, today: string) => ({ rates: parseRates(text, today) }) })
  @CommandRoute({
    summary:
      "Loads dated exchange rates: all of them, or none; also from the UN Treasury's files. A second rate of a day corrects the first",
    answers: { loaded: { type: 'integer' }, alreadyKnown: { type: 'integer' } },
  })
  loadRates(@Context() context: CommandContext, @Body() body: LoadRatesBody): Promise<Answer> {
    return this.commands.execute(new LoadRates(body, context));
  }
}
