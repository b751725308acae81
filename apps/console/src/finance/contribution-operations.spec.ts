import { describe, expect, test } from '@jest/globals';
import { operationsOn } from './contribution-operations.js';

const contribution = { phase: 'signed', instalments: [], receipts: 0, available: 0, committed: 0 };
const instalment = { instalmentId: '1', dueOn: '2026-01-01', amount: 5, outstanding: 5, status: 'overdue' } as const;

describe('What may be done with a contribution', () => {
  test('that was announced: it is signed, or less is announced', () => {
    expect(operationsOn({ ...contribution, phase: 'pledged' })).toEqual([
      'signAgreement',
      'reducePledge',
      'closeContribution',
    ]);
  });

  test('that was signed: money is received, and only what came is reversed', () => {
    expect(operationsOn(contribution)).toContain('receiveInstalment');
    expect(operationsOn(contribution)).not.toContain('reverseReceipt');
    expect(operationsOn({ ...contribution, receipts: 5 })).toContain('reverseReceipt');
  });

  test('whose instalment is late: the donor is reminded', () => {
    expect(operationsOn(contribution)).not.toContain('remindOfInstalment');
    expect(operationsOn({ ...contribution, instalments: [instalment] })).toContain('remindOfInstalment');
  });

  test('that was closed: nothing', () => {
    expect(operationsOn({ ...contribution, phase: 'closed', receipts: 5 })).toEqual([]);
  });
});
