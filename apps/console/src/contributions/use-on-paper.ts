import { useEffect } from 'react';
import { useIsPrinting } from '../app/is-printing.js';
import type { OnPaper } from './on-paper.js';

const LATER_MS = 1_500;

let loaded: typeof OnPaper | undefined;

/** What paper needs beside what is seen must be there before anything is printed. */
export const loadOnPaper = async (): Promise<void> => {
  loaded ??= (await import('./on-paper.js')).OnPaper;
};

/** All that tabs show one at a time; undefined: nothing is being printed. Loaded once the page itself is there. */
export const useOnPaper = (): typeof OnPaper | undefined => {
  const isPrinting = useIsPrinting();
  useEffect(() => {
    const timer = setTimeout(() => void loadOnPaper().catch(() => undefined), LATER_MS); // then only what is seen is printed
    return () => clearTimeout(timer);
  }, []);
  return isPrinting ? loaded : undefined;
};
