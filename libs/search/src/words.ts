const LONGEST_WORD = 100;
const MOST_WORDS = 2_000;

/** The words of a text as they are kept and looked for: small letters and digits, without accents, each once. */
export const wordsOf = (...texts: readonly (string | null)[]): readonly string[] => {
  const plain = texts.join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => [...word].slice(0, LONGEST_WORD).join('')))].slice(0, MOST_WORDS);
};
