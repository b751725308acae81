import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { byText } from './history/dates.js';
import { ELEMENT_KINDS } from './history/elements.js';
import type { Listing } from './listing.js';
import type { Tally } from './tally.js';

export type Result = Readonly<{ tally: Tally; identityHolds: boolean; broken: readonly string[] }>;

/** One line of JSON; the lists are copied from their files, so that they may be longer than memory. */
export const writeJson = async ({ tally, identityHolds }: Result, out: Writable): Promise<void> => {
  const { read, recorded, added, byReason, listing, notes } = tally;
  await write(
    out,
    `{"read":${JSON.stringify(read)},"recorded":${JSON.stringify(recorded)},"added":${JSON.stringify(added)},`,
  );
  await write(
    out,
    `"listedByReason":${JSON.stringify(Object.fromEntries([...byReason].toSorted(([a], [b]) => byText(a, b))))},"listed":[`,
  );
  await writeLines(listing, out);
  await write(out, '],"notes":[');
  await writeLines(notes, out);
  await write(out, `],"identityHolds":${identityHolds}}\n`);
};

/** Tables for people. */
export const writeTables = async ({ tally, identityHolds, broken }: Result, out: Writable): Promise<void> => {
  const { read, recorded, listed, byReason, notesByReason, added, listing, notes } = tally;
  const kinds = ELEMENT_KINDS.filter((kind) => read[kind] > 0);
  const sections = [
    table(
      ['', 'read', 'recorded', 'listed'],
      kinds.map((kind) => [wordsOf(kind), read[kind], recorded[kind], listed[kind]]),
    ),
    table(['not recorded, because', 'elements'], byCount(byReason)),
    `Each of them, with activity and element: ${await listing.keep()}`,
    ...(notesByReason.size > 0
      ? [
          table(['recorded otherwise than published', 'times'], byCount(notesByReason)),
          `Each of them: ${await notes.keep()}`,
        ]
      : []),
    added.commands === 0
      ? 'Nothing was new.'
      : `New in this import: ${added.commands} commands for ${added.activities} activities.`,
    identityHolds ? 'Every ledger adds up.' : `Ledgers do not add up:\n${broken.join('\n')}`,
  ];
  await write(out, `\n${sections.join('\n\n')}\n`);
};

const wordsOf = (kind: string): string => kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const byCount = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].toSorted(([, a], [, b]) => b - a);

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const cells = [
    head,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell))),
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
};

const writeLines = async (listing: Listing, out: Writable): Promise<void> => {
  let separator = '';
  for await (const line of listing.lines()) {
    await write(out, separator + line);
    separator = ',';
  }
};

const write = async (out: Writable, text: string): Promise<void> => {
  if (!out.write(text)) await once(out, 'drain');
};
