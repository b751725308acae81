import { type Need, ResourcePass, type Source, cellsOf, termsExclude } from '#contributions';
import type { Load } from '#event-sourcing';
import { type ExchangeRate, type RateTable, exchangeRates } from '#money';
import type { ContributionDrafts } from './contribution-drafts.js';

/** A pass over the money that could pay for these needs, at the rates of the day. */
export const resourcePass = async (
  load: Load,
  drafts: ContributionDrafts,
  known: readonly Source[],
  needs: readonly Need[],
  on: string,
): Promise<ResourcePass> => {
  const [requestId = ''] = needs.map((need) => need.requestId);
  const cells = needs.map((need) => ({ need, cells: cellsOf(need) }));
  const fits = (source: Source): boolean => cells.some((one) => termsExclude(source, one.need, one.cells, on) === null);
  const fitting = known.filter(fits);
  await drafts.add(fitting.map(({ contributionId }) => contributionId));

  const loaded = drafts.sources(requestId);
  const decided = new Set([...loaded, ...fitting].map(({ contributionId }) => contributionId));
  const sources = [...loaded, ...known.filter(({ contributionId }) => !decided.has(contributionId))];
  const currencies = [...needs, ...loaded].map(({ currency }) => currency);
  return new ResourcePass(sources, await rateTableOf(load, currencies), on);
};

/** The rates of these currencies, from their streams; USD needs none. */
export const rateTableOf = async (load: Load, currencies: Iterable<string>): Promise<RateTable> => {
  const needed = [...new Set(currencies)].filter((currency) => currency !== 'USD').toSorted();
  const rates = await Promise.all(needed.map((currency) => load.state(exchangeRates, `exchange-rate-${currency}`)));
  return new Map(needed.map((currency, index): [string, readonly ExchangeRate[]] => [currency, rates[index] ?? []]));
};
