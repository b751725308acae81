import { type Decider, requireText } from '#event-sourcing';
import type { ErasePerson } from './erasure.commands.js';
import type { PersonErased } from './erasure.events.js';

type Erased = boolean;

const LONGEST_PERSON_ID = 200;
const LONGEST_REASON = 2_000;

/** Of one person's erasure, which happens once, however often it is asked for. */
export const erasure = (streamOf: (personId: string) => string): Decider<Erased, ErasePerson, PersonErased> => ({
  category: 'erasure',
  initial: false,
  evolve: () => true,
  streamOf: ({ data }) => streamOf(data.personId),
  decide: ({ data }, erased) => {
    requireText('personId', data.personId, LONGEST_PERSON_ID);
    requireText('reason', data.reason, LONGEST_REASON);
    return erased ? [] : [{ type: 'PersonErased', data }];
  },
});
