import { type ComponentType, useEffect, useState } from 'react';
import { useExplained } from '../contributions/use-place.js';

let Panel: ComponentType | undefined;

const loadPanel = async (): Promise<void> => {
  const loaded = await import('./explain-panel.js');
  Panel = loaded.ExplainPanel;
};

/**
 * Beside a page: what makes up the figure that the address names, if it names one. It is loaded when it is first asked for,
 * without `Suspense`: React keeps what comes in one back for a third of a second when another was filled just before.
 */
export const Explanation = () => {
  const isAsked = useExplained() !== undefined;
  const [isLoaded, setLoaded] = useState(Panel !== undefined);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (isAsked && !isLoaded) loadPanel().then(() => setLoaded(true), setFailure);
  }, [isAsked, isLoaded]);
  if (failure !== undefined) throw failure;
  return isAsked && isLoaded && Panel ? <Panel /> : null;
};
