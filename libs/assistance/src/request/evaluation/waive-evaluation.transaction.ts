import {
  type Decision,
  type Load,
  Refusal,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { convert, money } from '#money';
import { rateTableOf } from '../funding/resource-pass.js';
import { totalBudget } from '../funding/request-ledger.js';
import { type InEvaluation, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import type { WaiveEvaluation } from './evaluation.commands.js';
import { requireStep } from './evaluation.rules.js';

/** Projects whose direct cost is below this need no evaluation, if a reason is given: USD 100,000. */
const WAIVER_THRESHOLD = money(100_000_00, 'USD');

export const waiveEvaluation: Transaction<WaiveEvaluation> = async (command, load): Promise<Decision> => {
  const { requestId, waivedOn, reason } = command.data;
  const stream = requestStream(requestId);
  const request = requireStep(await load.state(requestFold, stream), requestId, ['due']);
  requireOrder(request.lastStep, ['waivedOn', waivedOn]);
  requireNotAfter('waivedOn', waivedOn, dayOf(command));
  requireText('reason', reason, 5_000);
  const { directCost, threshold, currency } = await waiverOf(request, load, waivedOn);
  if (directCost >= threshold) throw new Refusal('TooLargeToWaive', { requestId, directCost, threshold, currency });
  const waived = { requestId, waivedOn, reason, directCost, threshold, currency };
  return { appends: [{ stream, events: [{ type: 'EvaluationWaived', data: waived }] }] };
};

/** What the project costs, and below what an evaluation may be waived: minor units of the budget's currency. */
export const waiverOf = async ({ ledger }: InEvaluation, load: Load, on: string) => {
  const { currency } = ledger;
  const threshold = convert(WAIVER_THRESHOLD, currency, await rateTableOf(load, [currency]), on).to.minor;
  return { directCost: totalBudget(ledger), threshold, currency };
};
