import type { Candidates, ResourceCheck } from '#contributions';
import { type Decision, type Load, type StreamEvents, type Transaction, dayOf, requireNotAfter } from '#event-sourcing';
import { amountsOf, checkPerformed, reservation, waitlisted } from '../request/funding/check-resources.transaction.js';
import { ContributionDrafts } from '../request/funding/contribution-drafts.js';
import { reservedUntil } from '../request/funding/reserved-until.js';
import { resourcePass } from '../request/funding/resource-pass.js';
import { awaitedBy } from '../request/funding/stages.js';
import { requirePhase } from '../request/phase.js';
import { type InFunding, requestStream } from '../request/request.state.js';
import { requestFold } from '../request/request.evolve.js';
import { AppendSpace } from './append-space.js';
import { StagesInTurn } from './stages-in-turn.js';
import { type Ahead, passOver, passedOverEvents } from './waitlist-pass.js';
import { policyOn } from './waitlist-policy.js';
import type { RecheckWaitlist } from './waitlist.commands.js';
import type { PassFigures, WaitlistEvent } from './waitlist.events.js';
import { WAITLIST, type Waiting, type Waitlist, inStrictOrder, waitlistFold } from './waitlist.state.js';

/**
 * Checks every waiting request again, in the order of the policy in force, in one pass over the money. Answers
 * `{ funded: [{ requestId, allocations }], waiting: [{ requestId, shortfall }], complete }`. `complete` is false where one
 * append does not hold all of it: the next pass goes on. `seenUpTo`: everything in the log up to this position is seen by
 * a pass that begins now; null: not known.
 */
export const recheckWaitlist =
  (candidates: Candidates, seenUpTo: string | null = null): Transaction<RecheckWaitlist> =>
  async (command, load): Promise<Decision> => {
    const { checkedOn, requestedUpTo } = command.data;
    requireNotAfter('checkedOn', checkedOn, dayOf(command));
    const list = await load.state(waitlistFold, WAITLIST);
    const on = dayOfPass(list, checkedOn);
    const inOrder = [...list.waiting.values()].toSorted(inStrictOrder(on));
    if (inOrder.length === 0 || isCovered(list, requestedUpTo))
      return { appends: [], answer: { funded: [], waiting: inOrder.map((one) => lineOf(one)), complete: true } };

    const policy = policyOn(list, on);
    const drafts = await ContributionDrafts.load(load, []);
    const needs = inOrder.map(({ need }) => need);
    const pass = await resourcePass(load, drafts, await candidates(), needs, on);
    const space = new AppendSpace();
    const stages = new StagesInTurn(await awaitedBy(load, inOrder));
    const outcome = passOver(inOrder, policy, pass, on, (need, check) => space.takes(need, check), stages);
    const { funded, short, passedOver, isWhole: complete } = outcome;
    const told = short.flatMap(({ check, ...one }) => (check ? { ...one, check } : []));

    const expiresOn = await reservedUntil(load, on);
    const requests = await requestsOf(load, [...funded, ...told]);
    const isFunded = new Set(funded.map(({ one }) => one));
    const found = new Map(told.map(({ one, shortfall }) => [one, shortfall]));
    const waiting = inOrder.filter((one) => !isFunded.has(one)).map((one) => lineOf(one, found.get(one)));
    const figures: PassFigures = {
      policy,
      checked: list.underWay.funded + inOrder.length,
      funded: list.underWay.funded + funded.length,
      short: waiting.length,
      complete,
      doneUpTo: complete ? seenUpTo : null,
    };
    const rechecked: WaitlistEvent = {
      type: 'WaitlistRechecked',
      data: {
        checkedOn: on,
        funded: funded.map(({ one }) => one.requestId),
        waiting: complete ? waiting : told.map(({ one, shortfall }) => lineOf(one, shortfall)),
        pass: figures,
      },
    };
    const passes = passedOverEvents(
      passedOver.filter(({ one }) => !list.underWay.passedOver.includes(one.requestId)),
      on,
    );
    const appends: StreamEvents[] = [{ stream: WAITLIST, events: [rechecked, ...passes] }];
    for (const { one, check, before } of funded) {
      const request = requests.of(one);
      const events = [checkPerformed(request, check, on, before), reservation(request, check, drafts, on, expiresOn)];
      appends.push({ stream: requestStream(one.requestId), events });
    }
    for (const { one, check, before, awaits } of told) {
      const request = requests.of(one);
      const events = [checkPerformed(request, check, on, before, awaits), waitlisted(request, check.shortfall, on)];
      appends.push({ stream: requestStream(one.requestId), events });
    }
    return {
      appends: [...appends, ...drafts.appends],
      answer: {
        funded: funded.map(({ one, check }) => ({ requestId: one.requestId, allocations: amountsOf(check) })),
        waiting,
        complete,
      },
    };
  };

type Found = Readonly<{ one: Waiting; check: ResourceCheck; before: Ahead }>;

/** A pass that is dated before somebody began to wait is one of the day on which the last of them did. */
const dayOfPass = ({ waiting }: Waitlist, checkedOn: string): string =>
  [...waiting.values()].reduce((day, { waitingSince }) => (waitingSince > day ? waitingSince : day), checkedOn);

const isCovered = ({ doneUpTo }: Waitlist, requestedUpTo: string | undefined): boolean =>
  requestedUpTo !== undefined && doneUpTo !== null && requestedUpTo <= doneUpTo;

const lineOf = ({ requestId, shortfall }: Waiting, now = shortfall) => ({ requestId, shortfall: now });

/** Read in one go. */
const requestsOf = async (load: Load, found: readonly Found[]): Promise<{ of: (one: Waiting) => InFunding }> => {
  const states = await Promise.all(
    found.map(async ({ one: { requestId } }): Promise<readonly [string, InFunding]> => {
      const state = await load.state(requestFold, requestStream(requestId));
      return [requestId, requirePhase(state, 'funding', requestId)];
    }),
  );
  const known = new Map(states);
  return {
    of: ({ requestId }) => known.get(requestId) ?? requirePhase({ phase: 'unknown' }, 'funding', requestId),
  };
};
