import { describe, expect, test } from '@jest/globals';
import { momentOf, placeIn } from './place.js';

const NOW = '2026-11-27';

describe('Where somebody is in the pages of contributions', () => {
  test('is what the address tells, and nothing else', () => {
    const search = { asAt: '2026-06-30', known: 'now', view: 'theme', measure: 'committed', note: 'free text' };
    expect(placeIn(search, NOW)).toEqual({ asAt: '2026-06-30', known: 'now', view: 'theme', measure: 'committed' });
    expect(placeIn({ view: 'secret', asAt: 7, figure: '<b>', currency: 'USD' }, NOW)).toEqual({});
  });

  test.each(['2026-11-27', '2027-01-01', '2026-02-31x', 'yesterday'])('is now where the day is %p', (asAt) => {
    expect(placeIn({ asAt, known: 'now' }, NOW)).toEqual({});
  });

  test('names a figure, with its currency where it is money, and a part of it with its key', () => {
    const figure = { figure: 'spent', currency: 'USD' };
    expect(placeIn({ ...figure, by: 'theme', key: 'corruption' }, NOW)).toEqual({
      ...figure,
      by: 'theme',
      key: 'corruption',
    });
    expect(placeIn({ ...figure, by: 'theme' }, NOW)).toEqual(figure);
    expect(placeIn({ figure: 'female', by: 'people' }, NOW)).toEqual({ figure: 'female', by: 'people' });
    expect(placeIn({ currency: 'USD', by: 'people' }, NOW)).toEqual({});
  });

  test('is asked of the api as the end of its day', () => {
    expect(momentOf({})).toEqual({});
    expect(momentOf({ asAt: '2026-06-30', known: 'now' })).toEqual({ asAt: '2026-06-30T23:59:59.999Z', known: 'now' });
  });
});
