import { withNote } from '#event-sourcing';
import type { Work } from '../request.state.js';
import type { HeldFactEvent } from './held-fact.events.js';

export const withHeldFact = (work: Work, { type, data }: HeldFactEvent): Work => {
  const heldFacts = new Map(work.heldFacts);
  if (type === 'FactHeld') {
    const { kind, fact, heldOn, because, facts, toldBy } = data;
    return {
      ...work,
      heldFacts: heldFacts.set(data.factId, { kind, fact, heldOn, because, facts, ...(toldBy && { toldBy }) }),
    };
  }
  heldFacts.delete(data.factId);
  const outcome = type === 'FactAccepted' ? 'accepted' : 'rejected';
  return { ...work, heldFacts, judgedFacts: withNote(work.judgedFacts, data.factId, outcome) };
};
