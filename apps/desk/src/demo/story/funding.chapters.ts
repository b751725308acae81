import { CheckResources, ConfirmFunding, LapseReservation, ReviseBudget } from '#assistance';
import { ACTORS } from './actors.js';
import { budgetLines, screeningOf } from './intake.chapters.js';
import type { Chapter, Lines } from './request-story.js';

const checked =
  (outcome: 'reserved' | 'waitlisted') =>
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/checked/${day}`,
    actor: ACTORS.programmeManager,
    expects: { outcome },
    command: ({ context, on, idOf }) => new CheckResources({ requestId: idOf(key), checkedOn: on(day) }, context),
  });

/** The check of resources finds enough, or not. */
export const reserved = checked('reserved');
export const waitlisted = checked('waitlisted');

export const confirmed =
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/confirmed`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => new ConfirmFunding({ requestId: idOf(key), confirmedOn: on(day) }, context),
  });

/** Too late: the manager is told that the reservation has run out. */
export const confirmedTooLate =
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/confirmed too late`,
    actor: ACTORS.programmeManager,
    expects: { refused: 'ReservationExpired' },
    command: ({ context, on, idOf }) => new ConfirmFunding({ requestId: idOf(key), confirmedOn: on(day) }, context),
  });

export const lapsed =
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/lapsed/${day}`,
    actor: ACTORS.finance,
    command: ({ context, on, idOf }) => new LapseReservation({ requestId: idOf(key), lapsedOn: on(day) }, context),
  });

export const budgetRevised =
  (day: number, lines: Lines, reason: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/budget revised/${day}`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => {
      const revised = { lines: budgetLines(lines, screeningOf(story).currency), revisedOn: on(day), reason };
      return new ReviseBudget({ requestId: idOf(story.key), ...revised }, context);
    },
  });
