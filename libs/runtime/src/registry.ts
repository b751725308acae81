import { requestOverview, requestPersonalFields, waitlistEntries } from '#assistance';
import { contributionLedger, donorList } from '#contributions';
import type { PersonalFields } from '#event-sourcing';
import { fieldOfficeList } from '#field-offices';
import type { AnyProjection } from '#read-models';

/** Every read model of the system. */
export const projections: readonly AnyProjection[] = [
  donorList,
  contributionLedger,
  fieldOfficeList,
  requestOverview,
  waitlistEntries,
];

/** Everything that events tell of persons. */
export const personalFields: PersonalFields = { ...requestPersonalFields };
