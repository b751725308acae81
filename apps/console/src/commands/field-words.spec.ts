import { describe, expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { words as english } from '../words/en/index.js';
import { wordsOf } from '../words/words.js';
import { faultAmongOthers, faultText } from './field-words.js';
import { choiceLabel } from './labels.js';

const inEnglish = wordsOf('en', english, compileMessage);

describe('What is wrong with a field', () => {
  test('is told by the label that the field has in its form', () => {
    const names = { description: 'asks', 'beneficiaries.share': 'sharePercent' };
    expect(faultText({ path: 'description', kind: 'required' }, inEnglish, '', names)).toBe('Enter what is asked');
    expect(faultText({ path: 'description', kind: 'required' }, inEnglish, '')).toBe('Enter description');
    const rule = 'must be whole basis points above zero';
    expect(faultText({ path: 'beneficiaries.1.share', kind: 'rule', rule }, inEnglish, '', names)).toBe(
      'Share, %: must be a share above zero',
    );
  });

  test('is told of an amount of money by the name of what it is of', () => {
    expect(faultText({ path: 'estimatedCost.currency', kind: 'choose' }, inEnglish, '')).toBe('Choose estimated cost');
    expect(faultText({ path: 'lines.2.amount', kind: 'required' }, inEnglish, '')).toBe('Enter amount');
    const rule = 'must be a whole number of minor units above zero';
    expect(faultText({ path: 'lines.2.amount', kind: 'rule', rule }, inEnglish, '')).toBe(
      'Amount: must be more than zero',
    );
  });
});

test('Among others, what is wrong with a field tells in which entry of a list, and of which amount', () => {
  const told = (path: string, kind: 'choose' | 'amount' | 'number') =>
    faultAmongOthers({ path, kind }, inEnglish, 'USD 1');
  expect(told('assessments.1.rating', 'choose')).toBe('Assessments 2: Choose rating');
  expect(told('lines.0.amount', 'amount')).toBe('Budget lines 1: Enter an amount such as USD 1');
  expect(told('lines.0.priority', 'number')).toBe('Budget lines 1 · Priority: Enter a whole number');
  expect(told('estimatedCost.amount', 'amount')).toBe('Estimated cost: Enter an amount such as USD 1');
  expect(told('mandate', 'choose')).toBe('Choose mandate');
});

test('A choice says what it means in its field', () => {
  expect(choiceLabel(2, inEnglish, 'level')).toBe('2 – Softly earmarked: for a theme, a region or a programme');
  expect(choiceLabel(2, inEnglish, 'priority')).toBe('2');
});
