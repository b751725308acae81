import { describe, expect, test } from '@jest/globals';
import type { ProjectView } from '#assistance';
import { EVERYTHING, NOTHING } from '../access/scope.js';
import { projectSeen, readsOf } from './seen.js';

const state = { ...NOTHING, as: 'requesting-state' } as const;
const donor = { ...NOTHING, as: 'donor' } as const;
const reads = (of: typeof state | typeof donor, type: string): boolean | undefined => readsOf(of)?.({ type });

describe('What is seen of a project', () => {
  test('is everything for those who work on it', () => {
    expect(readsOf(EVERYTHING)).toBeNull();
  });

  test('is for its State what it may read in the story', () => {
    expect(['RequestSubmitted', 'InformationRequested', 'ActivityDelivered'].map((one) => reads(state, one))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['RiskRaised', 'ExpenditureRecorded', 'LessonRecorded'].some((one) => reads(state, one))).toBe(false);
  });

  test('is for a donor what its money did, and no persons', () => {
    expect(['ActivityDelivered', 'IndicatorMeasured'].every((one) => reads(donor, one))).toBe(true);
    expect(
      ['RequestSubmitted', 'EvaluationCommissioned', 'RiskRaised', 'ProgressReported'].some((one) => reads(donor, one)),
    ).toBe(false);
  });

  test('is of an evaluation, for a donor, the ratings', () => {
    const assessments = { relevance: { rating: 4, findings: 'A. Wanjiru was never there' } };
    const report = { submittedOn: '2026-08-14', summary: 'Late', assessments, recommendations: [{ text: 'More' }] };
    const project = { evaluation: { commissioned: null, waived: null, report } } as unknown as ProjectView; // no more of it is read
    expect(projectSeen(project, state)).toBe(project);
    expect(projectSeen(project, donor).evaluation.report).toEqual({
      submittedOn: '2026-08-14',
      summary: '',
      assessments: { relevance: { rating: 4, findings: '' } },
      recommendations: [],
    });
  });
});
