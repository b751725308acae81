import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being put on paper: a browser that prints waits for nothing. */
export const useIsPrinting = (): boolean => {
  const [is, set] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => set(true)); // all must be there when the handler returns
    const end = (): void => set(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return is;
};
