import { describe, expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { words as english } from '../words/en/index.js';
import { wordsOf } from '../words/words.js';
import { refusalIn } from './refusal.js';

const inEnglish = wordsOf('en', english, compileMessage);
const told = (code: string, facts: Record<string, unknown>): string =>
  refusalIn({ code, detail: 'As told.', facts }, inEnglish);

describe('A refusal', () => {
  test('is told with its figures, in their currency', () => {
    expect(told('InsufficientFunds', { requestId: 'TA-1', directCost: 7, shortfall: 3_415_929, currency: 'EUR' })).toBe(
      'Not enough money is available: it is short by EUR 34,159.29',
    );
  });

  test('is told by what it is about, and its days as readers write them', () => {
    expect(told('InsufficientFunds', { contributionId: 'VC-1', amount: 100, available: 5 })).toBe(
      'Not enough money is available: VC-1 cannot give USD 1.00',
    );
    expect(told('AlreadyReserved', { expiresOn: '2026-02-12' })).toContain('Feb 12, 2026');
    expect(told('WrongPhase', { phase: 'funding', allowed: ['intake'] })).toContain('Funding');
  });

  test('that has no words yet is told as the api did', () => {
    expect(told('NeverHeardOf', {})).toBe('As told.');
  });
});
