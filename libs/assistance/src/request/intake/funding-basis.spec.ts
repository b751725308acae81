import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#event-sourcing';
import { mandates } from '#mandates';
import { acceptance, on, today } from '../request.samples.js';
import { fundingBasis } from './funding-basis.js';
import { AcceptRequest } from './intake.commands.js';

type Screening = Omit<AcceptRequest['data'], 'requestId'>;

describe('The funding basis of a request', () => {
  const basisOf = (changed: Partial<Screening>) => {
    const { fundingBasis: _, ...screening } = acceptance;
    return fundingBasis(new AcceptRequest({ ...screening, ...changed }, on(today)));
  };
  const refusal = (changed: Partial<Screening>): unknown => {
    try {
      return basisOf(changed);
    } catch (error) {
      return error instanceof Refusal ? { code: error.code, facts: error.facts } : error;
    }
  };
  const regular = {
    ...{ fundingBasis: 'regular-budget' as const, budgetSection: '15' },
    coreFunctionReason: 'Servicing a body',
  };

  test('is voluntary contributions, whatever the mandate says of resources', () => {
    for (const { id } of mandates.filter(({ isCentreMandate }) => isCentreMandate))
      expect(basisOf({ mandate: id })).toEqual({ fundingBasis: 'voluntary-contributions' });
  });

  test('is the regular budget where a person says so, with the section and why it is a core function', () => {
    expect(basisOf({ ...regular, mandate: '27c' })).toEqual(regular);
    expect(basisOf({ ...regular, mandate: '59d', budgetSection: '29D' })).toMatchObject({ budgetSection: '29D' });
  });

  test('is never the regular budget for an action that depends on resources', () => {
    const dependent = mandates.filter(
      ({ isCentreMandate, subjectToResources }) => isCentreMandate && subjectToResources,
    );
    expect(dependent.map(({ id }) => id)).toContain('18a');
    for (const { id: mandate } of dependent)
      expect(refusal({ ...regular, mandate })).toMatchObject({ code: 'NotACoreFunction', facts: { mandate } });
  });

  test.each<[string, string, Partial<Screening>]>([
    ['without its section', 'budgetSection', { ...regular, budgetSection: null }],
    ['of no such section', 'budgetSection', { ...regular, budgetSection: 'crime' }],
    ['without its reason', 'coreFunctionReason', { ...regular, coreFunctionReason: null }],
    ['with an endless reason', 'coreFunctionReason', { ...regular, coreFunctionReason: 'x'.repeat(2_001) }],
    ['but not the basis: a section', 'budgetSection', { budgetSection: '15' }],
    ['but not the basis: a reason', 'coreFunctionReason', { coreFunctionReason: 'Core' }],
  ])('is refused %s', (_, field, changed) => {
    expect(refusal({ mandate: '27c', ...changed })).toMatchObject({ code: 'InvalidInput', facts: { field } });
  });
});
