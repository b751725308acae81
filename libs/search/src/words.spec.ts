import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wordsOf } from './words.js';

describe('Words', () => {
  test('are small, without accents, each once', () => {
    expect(wordsOf("Côte d'Ivoire: l'ÉTAT, d'État", null, 'TA-2026-000123')).toEqual([
      ...['cote', 'd', 'ivoire', 'l', 'etat', 'ta', '2026', '000123'],
    ]);
    expect(wordsOf('Противодействие коррупции', '反腐败')).toEqual(['противодеиствие', 'коррупции', '反腐败']);
  });

  test('of whatever text have nothing in them but letters and digits, and are their own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const words = wordsOf(text);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,100}$/u);
        expect(wordsOf(words.join(' '))).toEqual(words);
      }),
    );
  });
});
