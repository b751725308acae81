import { requestOverview, requestPersonalFields, waitlistEntries } from '#assistance';
import { contributionLedger, donorList } from '#contributions';
import type { EventVersions, PersonalFields } from '#event-sourcing';
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

/** What leads from earlier versions of events to how they are written now. No type has changed yet. */
export const eventVersions: EventVersions = {};

/** Everything that events tell of persons. */
export const personalFields: PersonalFields = { ...requestPersonalFields };
