import { type Candidates, type ResourceCheck, directCost, reserve, summarised } from '#contributions';
import { type Decision, type Transaction, dayOf, requireNotAfter, requireOrder } from '#event-sourcing';
import { StagesInTurn, heldUpCheck } from '../../waitlist/stages-in-turn.js';
import { type Ahead, NOBODY, checkBehind, passedOverEvents } from '../../waitlist/waitlist-pass.js';
import { policyOn } from '../../waitlist/waitlist-policy.js';
import { WAITLIST, type Place, waitingBefore, waitlistFold } from '../../waitlist/waitlist.state.js';
import type { WaitlistEvent } from '../../waitlist/waitlist.events.js';
import { requirePhase } from '../phase.js';
import type { RequestEvent } from '../request.events.js';
import { type InFunding, needOf, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { resourcePass } from './resource-pass.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { CheckResources } from './funding.commands.js';
import { requireVoluntaryContributions } from './regular-budget.js';
import { reservedUntil } from './reserved-until.js';
import { type RequestLedger, fundsOf, withAdded } from './request-ledger.js';
import { awaitedBy } from './stages.js';

/**
 * Is there enough money now that may pay for this request? Enough: it is reserved. Not enough: the request waits. What
 * is reserved already is answered, and nothing more is done.
 * Answers `{ outcome: 'reserved', expiresOn, allocations }` or `{ outcome: 'waitlisted', shortfall, currency, awaits? }`;
 * `awaits`: the stage before it, which has no money yet. `seenUpTo`: see recheckWaitlist.
 */
export const checkResources =
  (candidates: Candidates, seenUpTo: string | null = null): Transaction<CheckResources> =>
  async (command, load): Promise<Decision> => {
    const { requestId, checkedOn } = command.data;
    const stream = requestStream(requestId);
    const request = requirePhase(await load.state(requestFold, stream), 'funding', requestId);
    requireNotAfter('checkedOn', checkedOn, dayOf(command));
    requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['checkedOn', checkedOn]);
    requireVoluntaryContributions(request);
    if (request.standing.kind === 'reserved') {
      const { expiresOn } = request.standing;
      return { appends: [], answer: { outcome: 'reserved', expiresOn, allocations: reservedIn(request.ledger) } };
    }

    const list = await load.state(waitlistFold, WAITLIST);
    const waiting = list.waiting.get(requestId);
    if (waiting) requireOrder(['waitingSince', waiting.waitingSince], ['checkedOn', checkedOn]);
    const place = waiting ?? placeOf(request, checkedOn);
    const ahead = waitingBefore(list, place, checkedOn);
    const need = needOf(request);
    const drafts = await ContributionDrafts.load(load, []);
    const stages = new StagesInTurn(await awaitedBy(load, [place, ...ahead]));
    const awaits = stages.awaitedBy(place);
    const needs = [need, ...ahead.map((one) => one.need)];
    const policy = policyOn(list, checkedOn);
    const found = async () => {
      const pass = await resourcePass(load, drafts, await candidates(), needs, checkedOn);
      return checkBehind({ ...place, need }, ahead, policy, pass, checkedOn, stages);
    };
    const nothing = { check: heldUpCheck(need), before: NOBODY, passedOver: [] };
    const { check, before, passedOver } = awaits === undefined ? await found() : nothing;

    const performed = checkPerformed(request, check, checkedOn, before, awaits);
    const { currency } = need;
    if (check.shortfall > 0) {
      const { shortfall } = check;
      const isAsBefore = request.standing.kind === 'waitlisted' && request.standing.shortfall === shortfall;
      const news = isAsBefore ? [] : [waitlisted(request, shortfall, checkedOn)];
      const onList: WaitlistEvent = waiting
        ? { type: 'WaitlistChecked', data: { requestId, checkedOn, outcome: 'short', shortfall } }
        : { type: 'WaitlistJoined', data: { ...place, shortfall, need, ...(seenUpTo !== null && { seenUpTo }) } };
      return {
        appends: [
          { stream, events: [performed, ...news] },
          { stream: WAITLIST, events: [onList] },
        ],
        answer: { outcome: 'waitlisted', shortfall, currency, ...(awaits !== undefined && { awaits }) },
      };
    }
    const expiresOn = await reservedUntil(load, checkedOn);
    const reserved = reservation(request, check, drafts, checkedOn, expiresOn);
    const onList: WaitlistEvent = waiting
      ? { type: 'WaitlistLeft', data: { requestId, leftOn: checkedOn, because: 'reserved' } }
      : { type: 'WaitlistChecked', data: { requestId, checkedOn, outcome: 'reserved', shortfall: 0 } };
    return {
      appends: [
        { stream, events: [performed, reserved] },
        { stream: WAITLIST, events: [onList, ...passedOverEvents(passedOver, checkedOn)] },
        ...drafts.appends,
      ],
      answer: { outcome: 'reserved', expiresOn: reserved.data.expiresOn, allocations: amountsOf(check) },
    };
  };

/** Reserves what a check proposed, in the contributions' drafts, and says so for the request. */
export const reservation = (
  request: InFunding,
  check: ResourceCheck,
  drafts: ContributionDrafts,
  reservedOn: string,
  expiresOn: string,
): Extract<RequestEvent, { type: 'ResourcesReserved' }> => {
  const { requestId, themes, beneficiaries } = request.submission;
  for (const { contributionId, held } of check.allocations)
    drafts.apply(contributionId, (state) =>
      reserve(state, { contributionId, requestId, amount: held, themes, beneficiaries, reservedOn }),
    );
  const ledger = withAdded(request.ledger, check.allocations, {
    figures: NOTHING,
    allocations: drafts.figures(
      requestId,
      check.allocations.map(({ contributionId }) => contributionId),
    ),
  });
  const funds = fundsOf(ledger, []);
  return { type: 'ResourcesReserved', data: { requestId, added: check.allocations, reservedOn, expiresOn, ...funds } };
};

export const checkPerformed = (
  { submission: { requestId }, ledger: { currency } }: InFunding,
  check: ResourceCheck,
  checkedOn: string,
  { ahead, aheadUnlisted }: Ahead,
  awaits?: string,
): RequestEvent => {
  const { shortfall, considered } = check;
  const outcome = shortfall > 0 ? ('short' as const) : ('enough' as const);
  const found = { outcome, currency, directCost: check.directCost, shortfall, ...summarised(considered) };
  return {
    type: 'ResourceCheckPerformed',
    data: {
      ...{ requestId, checkedOn, ...found, ahead },
      ...(aheadUnlisted > 0 && { aheadUnlisted }),
      ...(awaits !== undefined && { awaits }),
    },
  };
};

export const waitlisted = (
  { submission: { requestId }, ledger: { currency } }: InFunding,
  shortfall: number,
  waitlistedOn: string,
): RequestEvent => ({ type: 'RequestWaitlisted', data: { requestId, shortfall, currency, waitlistedOn } });

export const amountsOf = ({ allocations }: ResourceCheck) =>
  allocations.map(({ contributionId, amount, currency, held }) => ({ contributionId, amount, currency, held }));

const reservedIn = ({ allocations }: RequestLedger): ReturnType<typeof amountsOf> =>
  [...allocations.values()].flatMap(({ contributionId, currency, reserved: held, cells }) =>
    held > 0 ? { contributionId, amount: directCost(cells), currency, held } : [],
  );

export const placeOf = (
  { submission, acceptance }: Pick<InFunding, 'submission' | 'acceptance'>,
  on: string,
): Place => ({
  requestId: submission.requestId,
  priority: acceptance.priority,
  acceptedOn: acceptance.acceptedOn,
  waitingSince: on,
  ...(acceptance.stageOf && { stageOf: acceptance.stageOf }),
});

const NOTHING = { reserved: 0, committed: 0, spent: 0 };
