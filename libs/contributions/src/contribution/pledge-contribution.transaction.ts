import { type Decision, NotFound, type Transaction } from '#event-sourcing';
import { donor, donorStream } from '../donor/donor.decider.js';
import type { PledgeContribution } from './contribution.commands.js';
import { contribution } from './contribution.decider.js';
import { contributionStream } from './contribution.state.js';

/** Donors are registered, never free text. */
export const pledgeContribution: Transaction<PledgeContribution> = async (command, load): Promise<Decision> => {
  const { contributionId, donorId } = command.data;
  const stream = contributionStream(contributionId);
  const state = await load.state(contribution, stream);
  if ((await load.state(donor, donorStream(donorId))) === 'unknown') throw new NotFound('Donor', donorId);
  return { appends: [{ stream, events: contribution.decide(command, state) }] };
};
