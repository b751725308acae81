import { QueryClient } from '@tanstack/react-query';
import { isNotSignedIn, isPassing } from './problem.js';

const TRIES = 3;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tried, error) => isPassing(error) && tried < TRIES,
      // A page that is there stays readable without a network.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Whether somebody was signed in here until the session ended by itself. */
export const sessionEnded = { is: false };

/** Asks to sign in, at the page that is there. */
export const endSession = (): void => {
  sessionEnded.is ||= queries.getQueryData(['session']) != null;
  queries.setQueryData(['session'], null);
};

/** A session that ended anywhere is told everywhere: the page asks to sign in, and keeps what was typed. */
queries.getQueryCache().subscribe((event) => {
  if (event.type === 'updated' && event.action.type === 'error' && isNotSignedIn(event.action.error)) endSession();
});
