import { describe, expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { figuresOf } from '../amounts/amounts.js';
import { words as english } from '../words/en/index.js';
import { wordsOf } from '../words/words.js';
import { beforeOf, changedBy, dayOf, toldBy } from './story.js';
import type { StoryEvent } from './request.query.js';

const say = {
  words: wordsOf('en', english, compileMessage),
  figures: figuresOf('en'),
  names: new Map([['staff', 'Legal expert']]),
};
const event = (type: string, revision: number, data: Record<string, unknown>): StoryEvent => ({
  ...{ id: '', type, data, metadata: {}, stream: '', revision, version: 1, position: '' },
});
const course = event('ActivityDelivered', 3, {
  ...{ activityId: 'A1', title: 'Course', from: '2026-05-04', to: '2026-05-08', occurredOn: '2026-05-08' },
  participants: { female: 12, male: 9, notStated: 1 },
});

describe('What an event tells', () => {
  test('are its facts in words, with names for ids and amounts in their currency', () => {
    const spent = {
      expenditureId: 'X',
      lineId: 'staff',
      amount: { minor: 123_450, currency: 'KES' },
      description: 'Hall',
    };
    expect(toldBy(event('ExpenditureRecorded', 4, spent), say).map(({ text }) => text)).toEqual([
      ...['Legal expert', 'KES 1,234.50', 'Hall'],
    ]);
  });

  test('of a correction is what it changed of what was told before', () => {
    const corrected = event('ActivityCorrected', 5, {
      ...course.data,
      participants: { female: 13, male: 9, notStated: 0 },
      reason: 'Counted again',
    });
    const before = beforeOf(corrected, [course, corrected]);
    expect(changedBy(before ?? {}, corrected.data, say)).toEqual([
      expect.objectContaining({
        from: expect.stringContaining('12 women'),
        to: expect.stringContaining('13 women'),
      }),
    ]);
    expect(beforeOf(course, [course, corrected])).toBeUndefined();
  });

  test('is dated on the day on which it happened', () => {
    expect(dayOf(course)).toBe('2026-05-08');
    expect(dayOf(event('ResourcesReserved', 2, { reservedOn: '2026-01-13', expiresOn: '2026-02-12' }))).toBe(
      '2026-01-13',
    );
  });
});
