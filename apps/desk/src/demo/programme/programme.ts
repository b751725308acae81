import { ClosePeriod, RegisterDonor } from '#contributions';
import { OpenFieldOffice, SetFieldOfficeCalendar } from '#field-offices';
import { RecheckWaitlist, SetServiceStandard, SetWaitlistPolicy } from '#assistance';
import { ACTORS } from '../story/actors.js';
import type { ContributionStory } from '../story/contribution-story.js';
import type { RequestStory } from '../story/chapters.js';
import type { Step } from '../story/step.js';
import { earmarked } from './contributions/earmarked.js';
import { softlyEarmarked } from './contributions/softly-earmarked.js';
import { tightlyEarmarked } from './contributions/tightly-earmarked.js';
import { unearmarked } from './contributions/unearmarked.js';
import { DONORS } from './donors.js';
import { FIRST_DAY } from './first-day.js';
import { OFFICES } from './offices.js';
import { corruption } from './requests/corruption.js';
import { crimePrevention } from './requests/crime-prevention.js';
import { firearms } from './requests/firearms.js';
import { informationTechnologyCrime } from './requests/information-technology-crime.js';
import { moneyLaundering } from './requests/money-laundering.js';
import { smugglingOfMigrants } from './requests/smuggling-of-migrants.js';
import { terrorism } from './requests/terrorism.js';
import { traffickingInPersons } from './requests/trafficking-in-persons.js';
import { transnationalOrganizedCrime } from './requests/transnational-organized-crime.js';
import { treatmentOfOffenders } from './requests/treatment-of-offenders.js';
import { witnessesAndVictims } from './requests/witnesses-and-victims.js';

export const REQUESTS: readonly RequestStory[] = [
  ...transnationalOrganizedCrime,
  ...corruption,
  ...traffickingInPersons,
  ...smugglingOfMigrants,
  ...firearms,
  ...moneyLaundering,
  ...terrorism,
  ...crimePrevention,
  ...witnessesAndVictims,
  ...treatmentOfOffenders,
  ...informationTechnologyCrime,
];

export const CONTRIBUTIONS: readonly ContributionStory[] = [
  ...unearmarked,
  ...softlyEarmarked,
  ...earmarked,
  ...tightlyEarmarked,
];

export const OFFICES_AND_DONORS: readonly Step[] = [
  {
    day: FIRST_DAY,
    key: 'waitlist/policy',
    actor: ACTORS.administrator,
    command: ({ context, on }) =>
      new SetWaitlistPolicy(
        { policy: 'strict-order', from: on(FIRST_DAY), reason: 'Until the donors have agreed to best fit' },
        context,
      ),
  },
  ...OFFICES.map((office): Step => ({
    day: FIRST_DAY,
    key: `office/${office.code}`,
    actor: ACTORS.administrator,
    command: ({ context }) => new OpenFieldOffice(office, context),
  })),
  {
    day: FIRST_DAY,
    key: 'office/CAIRO/calendar',
    actor: ACTORS.administrator,
    command: ({ context }) =>
      new SetFieldOfficeCalendar({ code: 'CAIRO', weekend: ['friday', 'saturday'], holidays: [] }, context),
  },
  {
    day: FIRST_DAY,
    key: 'standard/provide-information',
    actor: ACTORS.administrator,
    command: ({ context, on }) => {
      const standard = {
        amount: 45,
        unit: 'days',
        from: on(FIRST_DAY),
        reason: 'As agreed with the missions.',
      } as const;
      return new SetServiceStandard({ step: 'provide-information', ...standard }, context);
    },
  },
  ...DONORS.map((donor): Step => ({
    day: FIRST_DAY,
    key: `donor/${donor.donorId}`,
    actor: ACTORS.donorRelations,
    command: ({ context }) => new RegisterDonor(donor, context),
  })),
];

/** After money has come in, everything that waits is checked again. */
const rechecked = (day: number, funded: readonly string[]): Step => ({
  day,
  key: `waitlist/${day}`,
  actor: ACTORS.finance,
  expects: { funded },
  command: ({ context, on }) => new RecheckWaitlist({ checkedOn: on(day) }, context),
});

/** The books of a quarter, once it is over. */
const periodClosed = (day: number, inPeriod: number): Step => ({
  day,
  key: `period/${day}`,
  actor: ACTORS.finance,
  command: ({ context, on }) => new ClosePeriod({ period: on(inPeriod).slice(0, 7), closedOn: on(day) }, context),
});

export const PERIODS_CLOSED: readonly Step[] = [periodClosed(-560, -640), periodClosed(-470, -550)];

export const WAITLIST_CHECKS: readonly Step[] = [
  rechecked(-52, ['el-salvador-prevention']),
  rechecked(-22, ['pacific-intelligence']),
];
