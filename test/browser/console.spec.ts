import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { afterwardsJourney } from './journeys/afterwards.journey.js';
import { donorJourney } from './journeys/donor.journey.js';
import { peopleJourney } from './journeys/people.journey.js';
import { requestJourney } from './journeys/request.journey.js';
import { pages } from './parts/pages.js';
import { quickness } from './parts/quickness.js';
import { use } from './parts/use.js';
import { ConsoleUnderTest, whatIsMissing } from './testing/console-under-test.js';

const missing = whatIsMissing();
const LONG_MS = 300_000;

/** One after the other, on one demo: what takes longest is to play it. */
(missing === undefined ? describe : describe.skip)(
  `The console in a browser${missing ? ` – skipped: ${missing}` : ''}`,
  () => {
    let site: ConsoleUnderTest;
    beforeAll(async () => {
      site = await ConsoleUnderTest.start();
    }, LONG_MS);
    afterEach(() => site?.leave(), LONG_MS);
    afterAll(() => site?.stop(), LONG_MS);
    const tell = (parts: readonly ((theSite: () => ConsoleUnderTest) => void)[]): void =>
      parts.forEach((part) => part(() => site));

    tell([pages, use, peopleJourney, requestJourney, afterwardsJourney, donorJourney, quickness]);
  },
);
