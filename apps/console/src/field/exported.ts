import type { Entry } from './entry.js';
import { fileOf } from './entries.js';

/** Gives an entry and its files to the person, whatever becomes of sending it. */
export const exported = async (entry: Entry): Promise<void> => {
  save(new Blob([JSON.stringify(entry, undefined, 2)], { type: 'application/json' }), `${entry.id}.json`);
  for (const { evidenceId, fileName } of entry.photos) {
    const file = await fileOf(evidenceId);
    if (file) save(file, fileName);
  }
};

const save = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after this returns
};
