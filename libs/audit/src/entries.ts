import type { Recorded } from '#event-sourcing';
import type { OperationAudited } from './audit.events.js';

/** A row of the table `audit.entry`. */
export type EntryRow = Readonly<{
  id: string;
  at: string;
  position: string;
  actor: string;
  proven_by: string | null;
  on_behalf_of: string | null;
  address: string | null;
  operation: string | null;
  events: readonly string[];
  subjects: readonly string[];
  outcome: 'done' | 'refused';
  status: number | null;
  code: string | null;
  times: number;
  correlation_id: string;
  command_id: string | null;
}>;

/** One row a command that was done, whatever it wrote and where; one for each operation that was audited. */
export const entriesOf = (events: readonly Recorded[]): readonly EntryRow[] => {
  const rows = new Map<string, EntryRow>();
  for (const event of events) {
    const row = isAudited(event) ? rowOfOperation(event) : rowOfCommand(event);
    const known = rows.get(row.id);
    rows.set(row.id, known ? { ...known, ...unionOf(known, row) } : row);
  }
  return [...rows.values()];
};

const isAudited = (event: Recorded): event is Recorded<OperationAudited> => event.type === 'OperationAudited';

const unionOf = (one: EntryRow, other: EntryRow): Pick<EntryRow, 'events' | 'subjects'> => ({
  events: [...new Set([...one.events, ...other.events])],
  subjects: [...new Set([...one.subjects, ...other.subjects])],
});

const whoOf = ({ metadata, position }: Recorded) => ({
  at: metadata.recordedAt,
  position,
  actor: metadata.actor,
  proven_by: metadata.by ?? null,
  on_behalf_of: metadata.onBehalfOf ?? null,
  address: metadata.from ?? null,
  correlation_id: metadata.correlationId,
});

const rowOfOperation = (event: Recorded<OperationAudited>): EntryRow => {
  const { operation, subjects, outcome, status, code, commandId, times } = event.data;
  return {
    ...{ id: event.id, ...whoOf(event), operation, events: [], subjects, outcome, status, code, times },
    command_id: commandId,
  };
};

const rowOfCommand = (event: Recorded): EntryRow => {
  const { command, commandId } = event.metadata;
  return {
    ...{ id: commandId, ...whoOf(event), operation: command === undefined ? null : operationOf(command) },
    ...{ events: [event.type], subjects: [event.stream], outcome: 'done', status: null, code: null, times: 1 },
    command_id: commandId,
  };
};

/** A command is named as the operation of the api that gives it: `AcceptRequest`, `acceptRequest`. */
const operationOf = (command: string): string => command.charAt(0).toLowerCase() + command.slice(1);
