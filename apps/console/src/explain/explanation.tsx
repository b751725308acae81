import { lazy, Suspense } from 'react';
import { usePlace } from '../contributions/use-place.js';

const ExplainPanel = lazy(() => import('./explain-panel.js').then((loaded) => ({ default: loaded.ExplainPanel })));

/** Beside a page: what makes up the figure that the address names, if it names one. */
export const Explanation = () => {
  const { place } = usePlace();
  return place.figure === undefined ? null : (
    <Suspense>
      <ExplainPanel />
    </Suspense>
  );
};
