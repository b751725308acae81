import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import { type CurrencyRow, ListCurrencies, ListRates, type RateRow } from '#assistance';
import { type CommandContext, isDay } from '#event-sourcing';
import { LoadRates, parseRates } from '#money';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { currency as currencies } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { badCursor, type Page, pageOf, PageQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { LoadRatesBody } from './exchange-rates.bodies.js';
import { CurrenciesQuery, CurrencyList, ExchangeRatePage } from './exchange-rates.views.js';

@ApiTags('Exchange rates')
@Controller('exchange-rates')
export class ExchangeRatesController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get()
  @ViewRoute({
    summary: 'Which rate of each currency is in force on a day, and which currencies of open money have none',
    answers: CurrencyList,
  })
  async listCurrencies(
    @Query() query: CurrenciesQuery,
  ): Promise<Readonly<{ on: string; items: readonly CurrencyRow[] }>> {
    const on = query.on ?? this.views.dayOf(query);
    return { on, items: await this.views.ask(new ListCurrencies(on), query) };
  }

  @Get(':currency')
  @ViewRoute({ summary: 'The rates of a currency that were loaded, the newest day first', answers: ExchangeRatePage })
  listRates(@PathId('currency', currencies) currency: string, @Query() query: PageQuery): Promise<Page<RateRow>> {
    return pageOf(
      query,
      ({ effective_on, revision }) => `${effective_on} ${revision}`,
      (before, limit) => this.views.ask(new ListRates(currency, placeIn(before), limit), query),
    );
  }

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

const placeIn = (key: string | null) => {
  if (key === null) return null;
  const [effectiveOn = '', revision = ''] = key.split(' ');
  if (!isDay(effectiveOn) || !/^\d{1,9}$/.test(revision)) throw badCursor();
  return { effectiveOn, revision: Number(revision) };
};
