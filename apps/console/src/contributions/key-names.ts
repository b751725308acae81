import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { useLookup } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import { resultsQuery } from './contributions.queries.js';
import { usePlace, useSubject } from './use-place.js';

/** What the parts of figures are called: themes, countries and regions, requests, quarters. */
export const useKeyName = (): ((by: string | undefined, key: string) => string) => {
  const { t } = useWords();
  const { country } = useFigures();
  const themes = useLookup('theme');
  const { place } = usePlace();
  const { data: requests } = useQuery(resultsQuery(useSubject(), place));
  return (by, key) => {
    switch (by) {
      case 'theme':
        return themes?.find(({ value }) => value === key)?.label ?? key;
      case 'place':
        return key === '001' ? t('contributions.world') : country(key);
      case 'request':
        return requests?.find(({ requestId }) => requestId === key)?.title ?? key;
      case 'quarter':
        return t('contributions.quarter', { quarter: key.slice(6), year: key.slice(0, 4) });
      default:
        return key;
    }
  };
};
