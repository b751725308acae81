import { describe, expect, test } from '@jest/globals';
import { inOrderOf, mayBeChanged } from './changes.js';

const OF_A_REQUEST = [{ kind: 'request', id: 'TA-2026-000001', revision: 4 }] as const;

describe('Live changes', () => {
  test('make a page about what changed be asked for again, and no page about another', () => {
    expect(mayBeChanged(['request', 'TA-2026-000001', 'steps'], OF_A_REQUEST)).toBe(true);
    expect(mayBeChanged(['request', 'TA-2026-000002'], OF_A_REQUEST)).toBe(false);
    expect(mayBeChanged(['contribution', 'VC-2026-000001'], OF_A_REQUEST)).toBe(false);
  });

  test('make lists and sums be asked for again, and nothing that they cannot change', () => {
    expect(mayBeChanged(['requests'], OF_A_REQUEST)).toBe(true);
    expect(mayBeChanged(['donor', 'NO', 'utilisation'], OF_A_REQUEST)).toBe(true);
    expect(mayBeChanged(['session'], OF_A_REQUEST)).toBe(false);
    expect(mayBeChanged(['lookup', 'donors'], OF_A_REQUEST)).toBe(false);
  });

  test('leave rows where they were; new ones come last', () => {
    const rows = [{ id: 'new' }, { id: 'b' }, { id: 'a' }];
    expect(inOrderOf(['a', 'gone', 'b'], rows, ({ id }) => id).map(({ id }) => id)).toEqual(['a', 'b', 'new']);
  });
});
