import { describe, expect, test } from '@jest/globals';
import { BodyPipe } from '../fields/body.pipe.js';
import { CorrectActivityBody, LogActivityBody } from './delivery.bodies.js';

describe('An activity', () => {
  const activity = { kind: 'seminar', title: 'Talk', from: '2026-03-01', to: '2026-03-01' };
  const leftOut = { plannedId: null, country: null, place: null, participants: null, sectors: {}, outputs: [] };

  test.each([
    [LogActivityBody, { activityId: 'A1', ...activity }],
    [CorrectActivityBody, { correctionId: 'C1', reason: 'Wrong title', ...activity }],
  ])('needs no more than what, when and its id: %p', (metatype, body) =>
    expect(new BodyPipe().transform(body, { type: 'body', metatype })).toEqual({ ...leftOut, ...body }),
  );
});
