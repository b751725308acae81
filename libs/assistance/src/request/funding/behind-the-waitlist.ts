import type { Need, ResourcePass, Source } from '#contributions';
import type { Load } from '#event-sourcing';
import { StagesInTurn } from '../../waitlist/stages-in-turn.js';
import { WAITLIST, waitingBefore, waitlistFold } from '../../waitlist/waitlist.state.js';
import type { Accepted } from '../request.state.js';
import { placeOf } from './check-resources.transaction.js';
import type { ContributionDrafts } from './contribution-drafts.js';
import { resourcePass } from './resource-pass.js';
import { awaitedBy } from './stages.js';

/** The money that is left to a request which is not on the waitlist: those of a higher place come first. */
export const behindTheWaitlist = async (
  load: Load,
  drafts: ContributionDrafts,
  known: readonly Source[],
  request: Accepted,
  need: Need,
  on: string,
): Promise<ResourcePass> => {
  const ahead = waitingBefore(await load.state(waitlistFold, WAITLIST), placeOf(request, on), on);
  const pass = await resourcePass(load, drafts, known, [need, ...ahead.map((one) => one.need)], on);
  const stages = new StagesInTurn(await awaitedBy(load, ahead));
  for (const one of stages.inTurn(ahead)) {
    if (stages.isAwaited(one) && pass.shortfallOf(one.need) === 0) stages.fund(one);
    pass.holdBack(one.need);
  }
  return pass;
};
