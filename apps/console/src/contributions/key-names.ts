import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { useLookup } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import { projectQuery } from '../requests/request.query.js';
import { resultsQuery } from './contributions.queries.js';
import { usePlace, useSubject } from './use-place.js';

/** What countries (ISO 3166-1) and regions (UN M49) are called; browsers do not know the regions. */
export const usePlaceName = (): ((code: string) => string) => {
  const { known } = useWords();
  const { country } = useFigures();
  return (code) => known(`region.${code}`) ?? country(code);
};

/** What the parts of figures are called: themes, countries and regions, requests, quarters. */
export const useKeyName = (): ((by: string | undefined, key: string) => string) => {
  const { t } = useWords();
  const nameOf = usePlaceName();
  const themes = useLookup('theme');
  const { place: shown } = usePlace();
  const subject = useSubject();
  const { kind, id } = subject;
  const isOfMoney = kind === 'donor' || kind === 'contribution';
  const { data: requests } = useQuery({ ...resultsQuery(subject, shown), enabled: isOfMoney });
  const { data: project } = useQuery({ ...projectQuery(id), enabled: kind === 'request' });
  return (by, key) => {
    switch (by) {
      case 'theme':
        return themes?.find(({ value }) => value === key)?.label ?? key;
      case 'place':
        return nameOf(key);
      case 'request':
        return requests?.find(({ requestId }) => requestId === key)?.title ?? key;
      case 'quarter':
        return t('contributions.quarter', { quarter: key.slice(6), year: key.slice(0, 4) });
      case 'line':
        return project?.budget?.lines.find(({ lineId }) => lineId === key)?.description ?? key;
      default:
        return key;
    }
  };
};
