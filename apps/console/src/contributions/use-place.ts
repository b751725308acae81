import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { type FigureAsked, figureIn, type Place, placeIn, type Shown, shownIn } from './place.js';

/** Whose figures a page shows. */
export type Subject = Readonly<{ kind: 'donor' | 'contribution' | 'request' | 'mandate'; id: string }>;

export const SubjectContext = createContext<Subject>({ kind: 'donor', id: '' });
export const useSubject = (): Subject => useContext(SubjectContext);

/** What is undefined, goes. */
type Changed = { [K in keyof Place]?: Place[K] | undefined };
const UNEXPLAINED = { figure: undefined, currency: undefined, by: undefined, key: undefined } as const;

/** What the page shows, and how one goes on: what is not named stays. */
export const usePlace = (): Readonly<{ place: Shown; go: (to: Changed) => void }> => {
  const place = useSearch({ strict: false, select: shownIn, structuralSharing: true });
  return { place, go: useGo() };
};

/** The figure that is explained beside the page. Pages that do not ask for it are not drawn anew when it changes. */
export const useExplained = (): FigureAsked | undefined =>
  useSearch({ strict: false, select: figureIn, structuralSharing: true });

/** Whether it is the one that is meant. */
export const useIsExplained = (isMeant: (explained: FigureAsked) => boolean): boolean =>
  useSearch({
    strict: false,
    select: (search) => {
      const explained = figureIn(search);
      return explained !== undefined && isMeant(explained);
    },
  });

/** Explains a figure instead of another, or none. */
export const useExplain = (): ((asked: FigureAsked | undefined) => void) => {
  const go = useGo();
  return (asked) => go({ ...UNEXPLAINED, ...asked });
};

const useGo = (): ((to: Changed) => void) => {
  const navigate = useNavigate();
  return (to) => void navigate({ to: '.', search: (now) => placeIn({ ...now, ...to }), resetScroll: false });
};
