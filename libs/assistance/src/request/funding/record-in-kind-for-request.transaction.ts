import { type RecordInKind, recordInKind } from '#contributions';
import type { Decision, Transaction } from '#event-sourcing';
import { requireKnownRequests } from './pledge-for-requests.transaction.js';

/** What a donor gives beside money; where it is for a request, there must be such. */
export const recordInKindForRequest: Transaction<RecordInKind> = async (command, load): Promise<Decision> => {
  const decision = await recordInKind(command, load);
  const { requestId } = command.data;
  await requireKnownRequests({ requests: requestId === null ? [] : [requestId] }, load);
  return decision;
};
