import { type Earmark, type PledgeContribution, pledgeContribution } from '#contributions';
import { type Decision, type Load, NotFound, type Transaction } from '#event-sourcing';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';

/** A pledge; where it is for certain requests, there must be such. */
export const pledgeForRequests: Transaction<PledgeContribution> = async (command, load): Promise<Decision> => {
  const decision = await pledgeContribution(command, load);
  await requireKnownRequests(command.data.earmark, load);
  return decision;
};

/** What is for a request that there is not could never be used. */
export const requireKnownRequests = async ({ requests }: Pick<Earmark, 'requests'>, load: Load): Promise<void> => {
  const states = await Promise.all(requests.map((requestId) => load.state(requestFold, requestStream(requestId))));
  const unknown = requests.find((_, at) => states[at]?.phase === 'unknown');
  if (unknown !== undefined) throw new NotFound('Request', unknown);
};
