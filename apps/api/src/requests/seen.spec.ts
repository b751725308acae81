import { describe, expect, test } from '@jest/globals';
import type { ProjectView } from '#assistance';
import type { Recorded } from '#event-sourcing';
import { EVERYTHING, NOTHING } from '../access/scope.js';
import { projectSeen, readsOf, storySeen } from './seen.js';

const state = { ...NOTHING, as: 'requesting-state' } as const;
const donor = { ...NOTHING, as: 'donor' } as const;
const reads = (of: typeof state | typeof donor, type: string): boolean | undefined => readsOf(of)?.({ type });

const office = { ...NOTHING, as: 'field-office' } as const;
const evaluator = { ...NOTHING, as: 'evaluator' } as const;
const told = (type: string, data: object): Recorded => ({ type, data }) as Recorded; // no more of it is read

describe('What is seen of the story of a request', () => {
  const check = told('ResourceCheckPerformed', {
    ...{
      outcome: 'short',
      shortfall: 1,
      considered: [{ contributionId: 'C-1', available: 7 }],
      unlisted: { Expired: 2 },
    },
    ...{ ahead: ['TA-2026-000007'], aheadUnlisted: 3 },
  });
  const assigned = told('FieldOfficeAssigned', {
    ...{ officeCode: 'NBO', assignedOn: '2026-02-14', reassignedFrom: null, reason: 'Dakar is overworked' },
    ranking: [{ code: 'DKR', free: 0 }],
  });
  const accepted = told('RequestAccepted', {
    ...{ programme: 'GPAC', priority: 3, priorityReason: 'They can wait', coreFunctionReason: 'It is one' },
    proposedPriority: { priority: 2, reasons: [] },
  });
  const confirmed = told('FundingConfirmed', {
    ...{ confirmedOn: '2026-02-12', figures: { reserved: 0, committed: 5, spent: 0 }, chargingRule: 'in-order' },
    ...{ allocations: [{ contributionId: 'C-1', committed: 5 }], order: ['C-1'] },
  });
  const story = [check, assigned, accepted, confirmed, told('RiskRaised', { title: 'A minister' })];
  const dataOf = (events: readonly Recorded[]): readonly unknown[] => events.map(({ data }) => data);

  test('is everything for those who work on it in house', () => {
    expect(storySeen(story, EVERYTHING)).toEqual(story);
  });

  test.each([office, evaluator])('is for $as without balances, the requests of others and other offices', (seen) => {
    const { officeCode, assignedOn, reassignedFrom, reason } = assigned.data as Record<string, unknown>;
    expect(dataOf(storySeen(story, seen))).toEqual([
      { outcome: 'short', shortfall: 1 },
      { officeCode, assignedOn, reassignedFrom, reason },
      ...dataOf(story.slice(2)),
    ]);
  });

  test('is for its State without who pays, and why it was so decided', () => {
    expect(dataOf(storySeen(story, state))).toEqual([
      { officeCode: 'NBO', assignedOn: '2026-02-14', reassignedFrom: null },
      { programme: 'GPAC', priority: 3 },
      { confirmedOn: '2026-02-12', figures: { reserved: 0, committed: 5, spent: 0 }, chargingRule: 'in-order' },
    ]);
  });

  test('is nothing for a donor', () => {
    expect(storySeen(story, donor)).toEqual([]);
  });
});

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
    const bare = { acceptance: null, activities: [], evaluation: { commissioned: null, waived: null, report } };
    const project = bare as unknown as ProjectView; // no more of it is read
    expect(projectSeen(project, state)).toEqual(project);
    expect(projectSeen(project, donor).evaluation.report).toEqual({
      submittedOn: '2026-08-14',
      summary: '',
      assessments: { relevance: { rating: 4, findings: '' } },
      recommendations: [],
    });
  });

  test('is of a correction, for a donor, that there was one', () => {
    const corrections = [{ correctionId: 'C1', reason: 'A. Wanjiru was never there', before: { title: 'Wanjiru' } }];
    const bare = { acceptance: null, activities: [{ activityId: 'A1', corrections }], evaluation: { report: null } };
    const project = bare as unknown as ProjectView; // no more of it is read
    expect(projectSeen(project, state).activities).toEqual(project.activities);
    expect(projectSeen(project, donor).activities).toEqual([
      { activityId: 'A1', corrections: [{ correctionId: 'C1' }] },
    ]);
  });

  test('is of the acceptance, for its State, what it reads in the story', () => {
    const acceptance = { programme: 'GPAC', priority: 3, priorityReason: 'They can wait', proposedPriority: {} };
    const project = { acceptance } as unknown as ProjectView; // no more of it is read
    expect(projectSeen(project, state).acceptance).toEqual({ programme: 'GPAC', priority: 3 });
    expect(projectSeen(project, office).acceptance).toEqual(acceptance);
  });
});
