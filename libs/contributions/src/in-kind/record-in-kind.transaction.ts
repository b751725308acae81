import { type Decision, NotFound, type Transaction } from '#event-sourcing';
import { donor, donorStream } from '../donor/donor.decider.js';
import type { RecordInKind } from './in-kind.commands.js';
import { inKind, inKindStream } from './in-kind.decider.js';

/** Donors are registered, also those who give no money. */
export const recordInKind: Transaction<RecordInKind> = async (command, load): Promise<Decision> => {
  const { inKindId, donorId } = command.data;
  const stream = inKindStream(inKindId);
  const state = await load.state(inKind, stream);
  if ((await load.state(donor, donorStream(donorId))) === 'unknown') throw new NotFound('Donor', donorId);
  return { appends: [{ stream, events: [...inKind.decide(command, state)] }] };
};
