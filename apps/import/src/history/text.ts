import { type Narratives, textIn } from '#iati';

const CUT = '…';

/** The English version, else the first. */
export const english = (narratives: Narratives | undefined): string | undefined =>
  clean(textIn(narratives ?? [], 'en'));

/** At most `longest` characters, no character cut in two. */
export const shortened = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - CUT.length);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}${CUT}`;
};

/** XML allows a few control characters that no text of ours may have. */
const clean = (text: string | undefined): string | undefined => {
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  const cleaned = text?.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ').trim();
  return cleaned === '' ? undefined : cleaned;
};
