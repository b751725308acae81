import { byOrderOfUse, commit } from '#contributions';
import { type Decision, Refusal, type Transaction, dayOf, requireNotAfter, requireOrder } from '#event-sourcing';
import { requirePhase } from '../phase.js';
import type { InFunding, Request } from '../request.state.js';
import { requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { ConfirmFunding } from './funding.commands.js';
import { evenedOut, ruleOf } from './charging-rule.js';
import { fundsOf, withEvened } from './request-ledger.js';
import { awaitedBy } from './stages.js';

/** Turns a reservation into a commitment and fixes how it is charged. Of a stage not before the one before it has money. */
export const confirmFunding: Transaction<ConfirmFunding> = async (command, load): Promise<Decision> => {
  const { requestId, confirmedOn } = command.data;
  const stream = requestStream(requestId);
  const request = reservedRequest(await load.state(requestFold, stream), requestId);
  const { ledger, standing, acceptance } = request;
  requireNotAfter('confirmedOn', confirmedOn, dayOf(command));
  requireOrder(['reservedOn', standing.reservedOn], ['confirmedOn', confirmedOn]);
  if (confirmedOn > standing.expiresOn)
    throw new Refusal('ReservationExpired', { requestId, expiresOn: standing.expiresOn });
  const awaits = (await awaitedBy(load, [{ ...acceptance, requestId }])).get(requestId)?.[0];
  if (awaits !== undefined) throw new Refusal('EarlierStageUnfunded', { requestId, awaits });

  const allocations = [...ledger.allocations.values()].filter(({ reserved }) => reserved > 0);
  const drafts = await ContributionDrafts.load(
    load,
    allocations.map(({ contributionId }) => contributionId),
  );
  const order = drafts
    .sources(requestId)
    .toSorted(byOrderOfUse)
    .map(({ contributionId }) => contributionId);
  for (const { contributionId, reserved } of allocations)
    drafts.apply(contributionId, (state) =>
      commit(state, { contributionId, requestId, amount: reserved, committedOn: confirmedOn }),
    );

  const chargingRule = ruleOf(drafts, order);
  const cells = chargingRule === 'pro-rata' ? evenedOut(request, drafts) : [];
  const funds = fundsOf(withEvened(ledger, cells), drafts.figures(requestId));
  const rule = { chargingRule, order, ...(cells.length > 0 && { cells }) };
  return {
    appends: [
      {
        stream,
        events: [{ type: 'FundingConfirmed', data: { requestId, confirmedOn, ...rule, ...funds } }],
      },
      ...drafts.appends,
    ],
  };
};

export const reservedRequest = (
  state: Request,
  requestId: string,
): InFunding & { standing: Extract<InFunding['standing'], { kind: 'reserved' }> } => {
  const request = requirePhase(state, 'funding', requestId);
  const { standing } = request;
  if (standing.kind !== 'reserved') throw new Refusal('NothingReserved', { requestId, standing: standing.kind });
  return { ...request, standing };
};
