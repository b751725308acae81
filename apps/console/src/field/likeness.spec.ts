import { describe, expect, test } from '@jest/globals';
import { factOf } from './body.js';
import { decided } from './decided.js';
import { entry, recorded, theirs, training } from './entry.samples.js';
import { isSameContent, likeOf } from './likeness.js';

const told = { ...recorded, activityId: 'theirs-1' };
const own = new Set(['entry-1']);
const reasons = { corrects: 'Mine counts', stands: 'Theirs counts; mine said 24 women' };

describe('An activity that others may have recorded', () => {
  test('is of the same kind, on a day of it, at no other place', () => {
    expect(likeOf(entry(), [told], own)).toBe(told);
    expect(likeOf(entry({ values: { ...training, kind: 'seminar' } }), [told], own)).toBeUndefined();
    expect(
      likeOf(entry({ values: { ...training, from: '2026-11-22', to: '2026-11-22' } }), [told], own),
    ).toBeUndefined();
    expect(likeOf(entry({ values: { ...training, place: 'Lamu' } }), [told], own)).toBeUndefined();
    expect(likeOf(entry({ values: { ...training, place: '' } }), [told], own)).toBe(told);
    expect(likeOf(entry({ values: { ...training, place: ' nakuru' } }), [told], own)).toBe(told);
  });

  test('is neither one of this device nor one that a person has told apart', () => {
    expect(likeOf(entry(), [told], new Set(['theirs-1']))).toBeUndefined();
    expect(likeOf(entry({ apart: ['theirs-1'] }), [told], own)).toBeUndefined();
  });

  test('is another once anything of it was changed', () => {
    expect(isSameContent(recorded, { ...recorded, sectors: {} })).toBe(true);
    expect(isSameContent(recorded, { ...recorded, place: 'Lamu' })).toBe(false);
  });
});

describe('A person decides that', () => {
  const waits = { at: 'waiting', tries: 0, notBefore: 7 };
  const path = '/api/v1/requests/TA-2026-000001/activities';

  test('mine corrects it: theirs stays in the history, its place in the workplan stays', () => {
    const one = decided(entry(), theirs, 'corrects', reasons, 7);
    expect(one.state).toEqual(waits);
    expect(one.key).not.toBe('key-of-entry-1');
    expect(factOf(one)).toEqual({
      path: `${path}/theirs-1/corrections`,
      body: {
        ...{ correctionId: 'entry-1', reason: 'Mine counts', plannedId: 'A1', kind: 'capacity-building' },
        ...{ title: 'Training', from: '2026-11-20', to: '2026-11-21', country: 'KE', place: 'Nakuru' },
        ...{ participants: { female: 24, male: 18, notStated: 0 }, sectors: {}, outputs: [] },
      },
    });
  });

  test('theirs stands: it is told again unchanged, with mine in the reason', () => {
    const { body } = factOf(decided(entry(), theirs, 'stands', reasons, 7));
    expect(body).toEqual({ ...recorded, correctionId: 'entry-1', reason: reasons.stands });
  });

  test('they are two: mine is logged as it is', () => {
    const one = decided(entry(), theirs, 'apart', reasons, 7);
    expect(one).toMatchObject({ apart: ['theirs-1'], state: waits });
    expect(factOf(one)).toMatchObject({ path, body: { activityId: 'entry-1', title: 'Training' } });
    expect(likeOf(one, [told], own)).toBeUndefined();
  });
});
