import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from './csv.js';
import type { EntryRow } from './entries.js';

const row = (more: Partial<EntryRow>): EntryRow => ({
  ...{ id: 'id', at: '2026-06-15T12:00:00.000Z', position: '1', actor: 'anna', proven_by: 'session' },
  ...{ on_behalf_of: null, address: '192.0.2.7', operation: 'acceptRequest', events: ['A', 'B'], subjects: [] },
  ...{ outcome: 'done', status: null, code: null, times: 1, correlation_id: 'c', command_id: null },
  ...more,
});

const textOf = async (...lists: readonly (readonly EntryRow[])[]): Promise<string> => {
  const given = async function* () {
    yield* lists;
  };
  const parts: string[] = [];
  for await (const part of csvOf(given())) parts.push(part);
  return parts.join('');
};

describe('The audit as CSV', () => {
  test('has a line with the names of its columns, and one an entry', async () => {
    expect(await textOf([row({})], [], [row({ status: 409, outcome: 'refused' })])).toBe(
      [
        'at,actor,proven_by,on_behalf_of,address,operation,outcome,status,code,times,subjects,events,correlation_id,command_id,position',
        '"2026-06-15T12:00:00.000Z","anna","session","","192.0.2.7","acceptRequest","done","","","1","","A B","c","","1"',
        '"2026-06-15T12:00:00.000Z","anna","session","","192.0.2.7","acceptRequest","refused","409","","1","","A B","c","","1"',
        '',
      ].join('\r\n'),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('lets %j calculate nothing', async (actor) => {
    expect(parse(await textOf([row({ actor })]), { columns: true })).toMatchObject([{ actor: `'${actor}` }]);
  });

  test('gives back whatever was in it, and begins no cell with what calculates', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@,";\'\t\r\n a1') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ actor: text, code: text, correlation_id: text })), async (given) => {
        const read: Record<string, string>[] = parse(await textOf(given.map(row)), { columns: true });
        expect(read).toHaveLength(given.length);
        for (const [place, cells] of Object.entries(given))
          for (const [column, value] of Object.entries(cells)) {
            const cell = read[Number(place)]?.[column] ?? '';
            expect([value, `'${value}`]).toContain(cell);
            expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          }
      }),
    );
  });
});
