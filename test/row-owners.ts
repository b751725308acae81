import type { Recorded } from '#event-sourcing';
import { projections } from '#runtime';

/** Finds rows that events of more than one stream write: a parked stream could not be replayed into them. */
export class RowOwners {
  readonly #streams = new Map<string, string>();
  readonly shared: string[] = [];
  /** Tables that were written. */
  readonly tables = new Set<string>();

  take(event: Pick<Recorded, 'type' | 'data' | 'stream' | 'revision'>): void {
    const { stream } = event;
    const metadata = { actor: '', commandId: '', correlationId: '', recordedAt: '2026-01-01T00:00:00.000Z' };
    const recorded = { ...event, id: '', version: 1, position: '', metadata };
    for (const { handles, project } of projections) {
      if (!handles.includes(event.type)) continue;
      // Its `handles` says that it takes events of this type.
      for (const { table, key } of project(recorded as never)) {
        const row = `${table} ${JSON.stringify(key)}`;
        const owner = this.#streams.get(row) ?? stream;
        this.#streams.set(row, owner);
        this.tables.add(table);
        if (owner !== stream) this.shared.push(`${row} is written by ${owner} and by ${stream}`);
      }
    }
  }
}
