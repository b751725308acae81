import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { storyOfCommands, Streams, tell, obey } from '#assistance/testing';
import { projections } from '#runtime';
import { RowOwners } from './row-owners.js';

const STORIES = 100;

describe('A row of any read model', () => {
  test('is written by events of one stream only', async () => {
    const written = new Set<string>();
    const stories = fc.asyncProperty(storyOfCommands(), async (story) => {
      const streams = new Streams();
      await tell(story, streams, (command) =>
        obey(command, streams.candidates, (transaction, one) => streams.run(transaction, one)),
      );
      const owners = new RowOwners();
      for (const stream of streams.names)
        for (const [revision, event] of streams.eventsOf(stream).entries()) owners.take({ ...event, stream, revision });
      expect(owners.shared).toEqual([]);
      for (const table of owners.tables) written.add(table);
    });
    await fc.assert(stories, { numRuns: STORIES, endOnFailure: true });
    // Stories do not tell of field offices, standards, what is given in kind, who is told what, nor
    // of accounts.
    const tables = projections.flatMap((projection) => projection.tables.map(({ name }) => name));
    const told = ['recipient', 'erased_person', 'webhook', 'account'];
    expect(tables.filter((name) => !written.has(name))).toEqual([
      ...['in_kind', 'field_office', 'service_standard', ...told],
    ]);
  });
});
