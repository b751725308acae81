import { InvalidInput, Refusal, requireText } from '#event-sourcing';
import { mandateById } from '#mandates';
import { requireSection } from '#regular-budget';
import type { AcceptRequest } from './intake.commands.js';
import type { Acceptance } from './intake.events.js';

/**
 * What is to pay for a request. The regular budget pays for core functions only (para. 5): never for an action that the plan
 * itself makes subject to the availability of resources, and for any other only where a person says why it is one. That an
 * action lacks that clause (27c, 59d, 65a) makes nothing of it.
 */
export const fundingBasis = ({
  data: { requestId, mandate, fundingBasis: basis = 'voluntary-contributions', budgetSection, coreFunctionReason },
}: AcceptRequest): Pick<Acceptance, 'fundingBasis' | 'budgetSection' | 'coreFunctionReason'> => {
  const [section, reason] = [budgetSection ?? null, coreFunctionReason ?? null];
  if (basis === 'voluntary-contributions') {
    if (section !== null) throw new InvalidInput('budgetSection', 'is for the regular budget', { basis });
    if (reason !== null) throw new InvalidInput('coreFunctionReason', 'is for the regular budget', { basis });
    return { fundingBasis: basis };
  }
  requireSection('budgetSection', section ?? '');
  requireText('coreFunctionReason', reason ?? '', 2_000);
  if (mandateById(mandate)?.subjectToResources) throw new Refusal('NotACoreFunction', { requestId, mandate });
  return { fundingBasis: basis, budgetSection: section ?? '', coreFunctionReason: reason ?? '' };
};
