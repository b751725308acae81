import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { FORMAT, type Seal, sealHash, type SignedSeal } from '../seal.js';
import { SigningKey } from '../seal-keys.js';
import { sealHistory } from './seal-history.js';

const storeId = 'd549f0c0-dc83-454a-9736-c9d9adede972';
const ours = new SigningKey(generateKeyPairSync('ed25519').privateKey);
const stranger = new SigningKey(generateKeyPairSync('ed25519').privateKey);

const after = (before: SignedSeal | undefined, more: Partial<Seal> = {}, key = ours): SignedSeal =>
  key.sign({
    format: FORMAT,
    store: storeId,
    number: (before?.number ?? 0) + 1,
    after: before?.upTo ?? null,
    upTo: `00000001-0000000000000001-${String((before?.number ?? 0) + 1).padStart(16, '0')}`,
    count: 1,
    root: 'ab'.repeat(32),
    previous: before ? sealHash(before) : null,
    at: '2026-06-01T00:00:00.000Z',
    ...more,
  });

const found = (seals: readonly SignedSeal[], accepted: SigningKey['accepted'] | undefined = ours.accepted) => {
  const rows = seals.map((seal) => ({ number: seal.number, seal }));
  const { vouching, faults } = sealHistory({ storeId, rows, files: [], accepted });
  return {
    vouching: vouching.map(({ seal }) => seal.number),
    faults: faults.map(({ seal, what }) => `${seal} ${what}`),
  };
};

describe('The seals of a log', () => {
  const first = after(undefined);
  const second = after(first);

  test('all vouch for it when each was put on the one before', () => {
    expect(found([first, second, after(second)])).toEqual({ vouching: [1, 2, 3], faults: [] });
    expect(found([])).toEqual({ vouching: [], faults: [] });
  });

  test('do not hold where one was put in the place of another, though signed by the right key', () => {
    const other = after(undefined, { root: 'cd'.repeat(32) });
    expect(found([other, second])).toEqual({ vouching: [2], faults: ['1 is not the one that seal 2 was put on'] });
  });

  test('do not hold where one is signed by a key that is not accepted', () => {
    const foreign = after(first, {}, stranger);
    expect(found([first, foreign])).toEqual({
      vouching: [1],
      faults: [expect.stringContaining('2 is signed by a key that is not accepted')],
    });
  });

  test('hold whoever signed them when nobody said whose to accept, but not with a broken signature', () => {
    const foreign = after(first, {}, stranger);
    expect(
      sealHistory({ storeId, rows: [first, foreign].map((seal) => ({ number: seal.number, seal })), files: [] }),
    ).toEqual({ vouching: [{ seal: first }, { seal: foreign }], faults: [] });
    const changed = { ...foreign, count: 2 };
    const { faults } = sealHistory({ storeId, rows: [{ number: 2, seal: changed }], files: [] });
    expect(faults).toContainEqual({ seal: 2, what: 'has a signature that is not of this seal' });
  });

  test('do not hold where one is missing', () => {
    expect(found([second]).faults).toEqual(['1 is missing in the database']);
  });

  test.each<[string, SignedSeal]>([
    ['1 does not end where seal 2 begins', after(first, { after: null })],
    ['1 is dated after seal 2', after(first, { at: '2026-05-01T00:00:00.000Z' })],
  ])('do not hold: %s', (fault, next) => {
    expect(found([first, next])).toEqual({ vouching: [2], faults: [fault] });
  });

  test('begin with the log', () => {
    const late = after(undefined, { after: '00000001-0000000000000000-0000000000000001' });
    expect(found([late])).toEqual({ vouching: [], faults: ['1 is not the first of its log'] });
  });

  test('of another log are told of, and compared all the same', () => {
    const elsewhere = after(undefined, { store: '00000000-0000-4000-8000-000000000000' });
    expect(found([elsewhere])).toEqual({
      vouching: [1],
      faults: ['1 is of another log (00000000-0000-4000-8000-000000000000)'],
    });
  });
});
