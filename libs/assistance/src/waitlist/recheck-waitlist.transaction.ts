import type { Candidates } from '#contributions';
import {
  type Decision,
  type StreamEvents,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
} from '#event-sourcing';
import { resourcePass } from '../request/funding/resource-pass.js';
import { amountsOf, checkPerformed, reservation } from '../request/funding/check-resources.transaction.js';
import { ContributionDrafts } from '../request/funding/contribution-drafts.js';
import type { RecheckWaitlist } from '../request/funding/funding.commands.js';
import { reservedUntil } from '../request/funding/reserved-until.js';
import { requirePhase } from '../request/phase.js';
import { requestStream } from '../request/request.state.js';
import { requestFold } from '../request/request.evolve.js';
import type { WaitlistEvent } from './waitlist.events.js';
import { WAITLIST, type Waiting, inStrictOrder, waitlistFold } from './waitlist.state.js';

/** So many requests are funded by one append at most; the next pass goes on with the others. */
const FUNDED_AT_ONCE = 50;

/**
 * Checks every waiting request again, in strict order, in one pass over the money. Answers
 * `{ funded: [{ requestId, allocations }], waiting: [{ requestId, shortfall }], complete }`.
 */
export const recheckWaitlist =
  (candidates: Candidates): Transaction<RecheckWaitlist> =>
  async (command, load): Promise<Decision> => {
    const { checkedOn } = command.data;
    requireNotAfter('checkedOn', checkedOn, dayOf(command));
    const list = await load.state(waitlistFold, WAITLIST);
    for (const { waitingSince } of list.values())
      requireOrder(['waitingSince', waitingSince], ['checkedOn', checkedOn]);
    const inOrder = [...list.values()].toSorted(inStrictOrder(checkedOn));
    const drafts = await ContributionDrafts.load(load, []);
    const pass = await resourcePass(
      load,
      drafts,
      await candidates(),
      inOrder.map(({ need }) => need),
      checkedOn,
    );

    const expiresOn = await reservedUntil(load, checkedOn);
    const funded: { requestId: string; allocations: unknown }[] = [];
    const waiting: { requestId: string; shortfall: number }[] = [];
    const before: Waiting[] = [];
    const appends: StreamEvents[] = [];
    let complete = true;
    for (const one of inOrder) {
      const { requestId } = one;
      const lacking = pass.shortfallOf(one.need);
      if (lacking > 0 || funded.length === FUNDED_AT_ONCE) {
        if (lacking === 0) complete = false;
        const shortfall = lacking === 0 ? one.shortfall : lacking;
        pass.holdBack(one.need);
        waiting.push({ requestId, shortfall });
        before.push(one);
        if (shortfall === one.shortfall) continue;
        const { currency } = one.need;
        const event = { type: 'RequestWaitlisted', data: { requestId, shortfall, currency, waitlistedOn: checkedOn } };
        await load.state(requestFold, requestStream(requestId));
        appends.push({ stream: requestStream(requestId), events: [event] });
        continue;
      }
      const check = pass.check(one.need);
      const request = requirePhase(await load.state(requestFold, requestStream(requestId)), 'funding', requestId);
      const performed = checkPerformed(request, check, checkedOn, before);
      appends.push({
        stream: requestStream(requestId),
        events: [performed, reservation(request, check, drafts, checkedOn, expiresOn)],
      });
      funded.push({ requestId, allocations: amountsOf(check) });
    }
    const data = { checkedOn, funded: funded.map(({ requestId }) => requestId), waiting };
    const rechecked: WaitlistEvent = { type: 'WaitlistRechecked', data };
    return {
      appends: inOrder.length === 0 ? [] : [{ stream: WAITLIST, events: [rechecked] }, ...appends, ...drafts.appends],
      answer: { funded, waiting, complete },
    };
  };
