import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { type FigureAsked, type Place, placeIn } from './place.js';

/** Whose figures a page shows. */
export type Subject = Readonly<{ kind: 'donor' | 'contribution' | 'request' | 'mandate'; id: string }>;

export const SubjectContext = createContext<Subject>({ kind: 'donor', id: '' });
export const useSubject = (): Subject => useContext(SubjectContext);

/** What is undefined, goes. */
type Changed = { [K in keyof Place]?: Place[K] | undefined };
const UNEXPLAINED = { figure: undefined, currency: undefined, by: undefined, key: undefined } as const;

/** Where one is, and how one goes on: what is not named stays. */
export const usePlace = (): Readonly<{
  place: Place;
  go: (to: Changed) => void;
  /** A figure's events instead of another's, or nobody's. */
  explain: (asked: FigureAsked | undefined) => void;
}> => {
  const place = placeIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  const go = (to: Changed): void =>
    void navigate({ to: '.', search: placeIn({ ...place, ...to }), resetScroll: false });
  return { place, go, explain: (asked) => go({ ...UNEXPLAINED, ...asked }) };
};
