import { LoadRates } from '#money';
import { ACTORS } from '../../../desk/src/demo/story/actors.js';
import { FIRST_DAY, endOf, isFirstOfMonth, dayAfter } from '../days.js';
import { MARKETS } from './behaviour.js';
import type { Setting } from './setting.js';

/** Finance loads a rate on the first of each month. */
export class Treasury {
  constructor(private readonly setting: Setting) {}

  begin(): void {
    const { agenda, chance, years } = this.setting;
    const market = chance.of('euro');
    let rate = MARKETS.euroPerUsd;
    for (let day = FIRST_DAY; day < endOf(years); day = dayAfter(day, 1)) {
      if (!isFirstOfMonth(day)) continue;
      rate *= 1 + MARKETS.monthlyMove * (2 * market.next() - 1);
      const rates = [{ currency: 'EUR', effectiveOn: day, unitsPerUsd: rate.toFixed(4), source: 'simulated' }];
      const command = (context: ConstructorParameters<typeof LoadRates>[1]) => new LoadRates({ rates }, context);
      agenda.plan({ on: day, actor: ACTORS.finance, key: `rates ${day}`, command });
    }
  }
}
