import type { Figures } from '../amounts/amounts.js';
import type { Words } from '../words/words.js';

type Turn = Readonly<{ kind: string; name?: string | null | undefined }>;

/** Who has to act, in words. */
export const turnText = ({ kind, name }: Turn, { known }: Words, { country }: Figures): string => {
  const named = kind === 'state' && name ? country(name) : (name ?? 'none');
  return known(`turn.${kind}`, { name: named }) ?? kind;
};
