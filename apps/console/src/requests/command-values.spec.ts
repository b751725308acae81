import { describe, expect, test } from '@jest/globals';
import { initialOf } from './command-values.js';
import type { Project, RequestDetails } from './request.query.js';

const request = { mandates: ['30a', '33b'] } as unknown as RequestDetails; // no more of it is read
const line = { lineId: 'staff', category: 'staff', description: 'Expert', budget: 2_500_050 };
const activity = {
  ...{ activityId: 'A1', plannedId: null, kind: 'seminar', title: 'Course', from: '2026-05-04', to: '2026-05-08' },
  ...{
    country: 'KE',
    place: null,
    participants: { female: 12, male: 9, notStated: 1 },
    sectors: { police: 3 },
    outputs: [],
  },
};
const project = {
  submission: { wantedStart: null, estimatedCost: { minor: 1, currency: 'EUR' } },
  budget: { currency: 'USD', lines: [line] },
  activities: [activity],
  evaluation: { report: { recommendations: [{ recommendationId: 'r1', text: 'More' }] } },
} as unknown as Project;
const mandates = [{ value: '33b', label: 'Guide States' }];
const begins = (operation: string, ids = {}) => initialOf(operation, { request, project, ids, mandates });

describe('A form about a request begins with', () => {
  test('the budget as it is, when it is revised', () => {
    expect(begins('reviseBudget')).toEqual({
      lines: [{ lineId: 'staff', category: 'staff', description: 'Expert', amount: '25000.50' }],
    });
  });

  test('the activity as it was told, when it is corrected', () => {
    expect(begins('correctActivity', { activityId: 'A1' })).toMatchObject({
      ...{ title: 'Course', plannedId: '', place: '' },
      ...{ participants: { female: '12', male: '9', notStated: '1' }, sectors: { police: '3' } },
    });
    expect(begins('correctActivity', { activityId: 'A2' })).toEqual({});
  });

  test('each recommendation, when management responds', () => {
    expect(begins('recordManagementResponse')).toEqual({ responses: [{ recommendationId: 'r1' }] });
  });

  test('what was asked for, when it is accepted', () => {
    expect(begins('acceptRequest')).toEqual({ mandate: '33b', budget: { currency: 'EUR', lines: [{}] } });
  });
});
