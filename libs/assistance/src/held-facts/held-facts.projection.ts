import type { Projection, Recorded, RowChange, Table, Value } from '#event-sourcing';
import type { HeldFactEvent } from '../request/held-facts/held-fact.events.js';

/** Facts that wait for a person's decision; the timeline of their request tells what became of the others. */
export const heldFactTable = {
  name: 'held_fact',
  key: ['request_id', 'fact_id'],
  columns: {
    request_id: 'text',
    fact_id: 'text',
    /** The command that told it, such as `RecordExpenditure`. */
    kind: 'text',
    /** As it was told. */
    fact: 'jsonb',
    occurred_on: 'date',
    held_on: 'date',
    /** The rule that it breaks, and what that rests on. */
    because: 'text',
    facts: 'jsonb',
    revision: 'integer',
  },
} as const satisfies Table;

export const heldFacts: Projection<HeldFactEvent> = {
  name: 'held-facts',
  version: 1,
  tables: [heldFactTable],
  handles: ['FactHeld', 'FactAccepted', 'FactRejected'],
  project: (event) => [change(event)],
};

/** Whether an event is one that not all who read a story read: of a fact that is, or was, held. */
export const isOfHeldFact = (event: Pick<Recorded, 'type'>): event is Recorded<HeldFactEvent> =>
  heldFacts.handles.some((type) => type === event.type);

const change = ({ type, data, revision }: Recorded<HeldFactEvent>): RowChange => {
  const key = { request_id: data.requestId, fact_id: data.factId };
  if (type !== 'FactHeld') return { table: heldFactTable.name, key, delete: true };
  const { kind, fact, occurredOn, heldOn, because, facts } = data;
  const told = { kind, fact: fact as Value, occurred_on: occurredOn, held_on: heldOn }; // it was JSON
  return { table: heldFactTable.name, key, set: { ...told, because, facts: facts as Value, revision } };
};
