import { lazy, Suspense } from 'react';
import { useExplained } from '../contributions/use-place.js';

const ExplainPanel = lazy(() => import('./explain-panel.js').then((loaded) => ({ default: loaded.ExplainPanel })));

/** Beside a page: what makes up the figure that the address names, if it names one. */
export const Explanation = () => {
  return useExplained() ? (
    <Suspense>
      <ExplainPanel />
    </Suspense>
  ) : null;
};
