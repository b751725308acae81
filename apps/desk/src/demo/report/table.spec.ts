import { describe, expect, test } from '@jest/globals';
import { table } from './table.js';

describe('a table', () => {
  test('aligns words at the left and numbers at the right, and cuts what is too long', () => {
    const rows = [
      { name: 'Norway', amount: 5 },
      { name: 'Republic of Korea', amount: 1_200 },
    ];
    const columns = [
      { title: 'donor', of: ({ name }: { name: string }) => name, widest: 8 },
      { title: 'paid', of: ({ amount }: { amount: number }) => amount, align: 'right' as const },
    ];

    expect(table(columns, rows).split('\n')).toEqual([
      'donor     paid', //
      '────────  ────',
      'Norway       5',
      'Republi…  1200',
    ]);
  });

  test('without rows has its titles only', () => {
    expect(table([{ title: 'donor', of: String }], [])).toBe('donor\n─────');
  });
});
