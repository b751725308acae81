import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownAddress } from './return-path.js';

const HERE = 'https://techcoop.example.org';

describe('A path to return to', () => {
  test.each(['/', '/requests/TA-2026-000001', '/requests?phase=intake#latest', '/a//b', '/%2F%2Fevil.org'])(
    '%s is of this system',
    (path) => expect(ownAddress(path, HERE)).toBe(`${HERE}${path}`),
  );

  test.each([
    '',
    'requests',
    '//evil.org',
    '/\\evil.org',
    '\\\\evil.org',
    'https://evil.org',
    '/\t/evil.org',
    '/ x',
    '/x\\y',
  ])('%j is none', (path) => expect(ownAddress(path, HERE)).toBeUndefined());

  test('leads nowhere else, however it is written', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      'evil.org',
      '?',
      '#',
      '\t',
      '\n',
      '%2f',
      'https:',
      ' ',
    );
    const paths = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    let taken = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          paths,
          fc.string({ unit: 'binary' }),
          paths.map((path) => `/${path}`),
        ),
        (path) => {
          const address = ownAddress(path, HERE);
          if (address === undefined) return;
          taken += 1;
          expect(address.startsWith(`${HERE}/`)).toBe(true);
          expect(new URL(address).origin).toBe(HERE);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
