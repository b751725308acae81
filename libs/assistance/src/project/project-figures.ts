import { JUSTICE_SECTORS } from '../request/delivery/delivery.events.js';
import type { Budget } from './budget-lines.js';
import type { ActivityView, Project } from './project.js';

const SEXES = ['female', 'male', 'notStated'] as const;

/** The figures that a project's view shows: of a budget line, an expenditure, an activity, and of all who took part. */
export const PROJECT_FIGURES = {
  line: ['budget', 'reserved', 'committed', 'spent', 'obligated'],
  expenditure: ['inBudget', 'reversedInBudget'],
  activity: [...SEXES, ...JUSTICE_SECTORS],
  people: SEXES,
} as const satisfies Record<string, readonly string[]>;
/** `key`: which line, expenditure or activity; of all who took part, none. */
export type ProjectFigure = Readonly<{ by: keyof typeof PROJECT_FIGURES; figure: string; key: string }>;

type Told = Pick<Project, 'activities' | 'expenditures'> & Readonly<{ budget: Budget | null }>;

/** Undefined: the view does not show it. */
export const figureOfProject = (
  { budget, expenditures, activities }: Told,
  { by, figure, key }: ProjectFigure,
): number | undefined => {
  switch (by) {
    case 'line':
      return numberIn(
        budget?.lines.find(({ lineId }) => lineId === key),
        figure,
      );
    case 'expenditure':
      return numberIn(
        expenditures.find(({ expenditureId }) => expenditureId === key),
        figure,
      );
    case 'activity': {
      const activity = activities.find(({ activityId }) => activityId === key);
      return activity && peopleAt(activity, figure);
    }
    case 'people':
      return activities.reduce((sum, activity) => sum + peopleAt(activity, figure), 0);
  }
};

const peopleAt = ({ participants, sectors }: ActivityView, figure: string): number =>
  numberIn({ ...participants, ...sectors }, figure) ?? 0;

const numberIn = (told: object | undefined, figure: string): number | undefined => {
  const value = (told as Readonly<Record<string, unknown>> | undefined)?.[figure];
  return typeof value === 'number' ? value : undefined;
};
