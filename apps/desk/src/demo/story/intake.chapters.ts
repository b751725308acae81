import { type BudgetLine, LINE_CATEGORIES } from '#contributions';
import { AcceptRequest, DeclineRequest, ProvideInformation, RequestInformation, SubmitRequest } from '#assistance';
import { fromDecimal } from '#money';
import { ACTORS, focalPointOf } from './actors.js';
import {
  type Chapter,
  type Lines,
  type RequestStory,
  type Screening,
  beneficiariesOf,
  originOf,
  requesterOf,
} from './request-story.js';
import { uuidOf } from './uuid.js';

export const submitted: Chapter = (story) => ({
  day: story.submitted,
  key: `${story.key}/submitted`,
  actor: 'centre' in story.from ? ACTORS.programmeManager : ACTORS.intake,
  numbers: { kind: 'request', key: story.key },
  command: ({ context, on, idOf }) => {
    const { about } = story;
    return new SubmitRequest(
      {
        requestId: idOf(story.key),
        origin: originOf(story),
        beneficiaries: beneficiariesOf(story),
        ministry: 'ministry' in story.from ? story.from.ministry : null,
        focalPoint: focalPoint(story),
        channel: story.from.channel,
        title: story.title,
        description: story.asks,
        justification: story.because,
        themes: about.themes,
        kinds: about.kinds,
        mandates: about.mandates,
        instrument: about.instrument ?? null,
        estimatedCost: about.estimate ?? null,
        wantedStart: about.wantedStart === undefined ? null : on(about.wantedStart),
        urgency: about.urgency ?? 'routine',
        submittedOn: on(story.submitted),
        externalReference: null,
      },
      context,
    );
  },
});

export const asked =
  (day: number, question: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/asked/${day}`,
    actor: ACTORS.intake,
    command: ({ context, on, idOf }) =>
      new RequestInformation({ requestId: idOf(key), question, askedOn: on(day) }, context),
  });

export const answered =
  (day: number, answer: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/answered/${day}`,
    actor: focalPointOf(requesterOf(story)),
    command: ({ context, on, idOf }) =>
      new ProvideInformation({ requestId: idOf(story.key), answer, providedOn: on(day) }, context),
  });

export const accepted =
  (day: number): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/accepted`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => {
      const { mandate, supports, programme, startsOn, standing, priority, ...budget } = screeningOf(story);
      return new AcceptRequest(
        {
          requestId: idOf(story.key),
          acceptedOn: on(day),
          mandate,
          stateAction: supports ?? null,
          programme,
          budget: { currency: budget.currency, lines: budgetLines(budget.lines, budget.currency) },
          startsOn: startsOn === undefined ? null : on(startsOn),
          ratification: standing ?? 'not-concerned',
          ...(priority && { priority: priority[0], priorityReason: priority[1] }),
        },
        context,
      );
    },
  });

export const declined =
  (day: number, reason: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/declined`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) =>
      new DeclineRequest({ requestId: idOf(key), reason, declinedOn: on(day) }, context),
  });

export const screeningOf = ({ key, screening }: RequestStory): Screening => {
  if (!screening) throw new Error(`${key} has no screening to be accepted with`);
  return screening;
};

export const budgetLines = (lines: Lines, currency: string): readonly BudgetLine[] =>
  LINE_CATEGORIES.flatMap((category) => {
    const [description, amount] = lines[category] ?? [];
    if (description === undefined || amount === undefined) return [];
    return [{ lineId: category, category, description, amount: fromDecimal(String(amount), currency).minor }];
  });

const focalPoint = (story: RequestStory) => {
  const name = story.from.focalPoint;
  if (name === undefined) return null;
  return {
    personId: uuidOf(`${story.key}/focal point`),
    name,
    email: `${name
      .normalize('NFD')
      .replaceAll(/[^A-Za-z]+/g, '.')
      .toLowerCase()}@example.org`,
    telephone: null,
  };
};
