import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { queries } from '../api/queries.js';
import { type Change, inOrderOf, mayBeChanged } from './changes.js';
import { followTogether, type Told } from './streams.js';
import { told } from './told.js';

/** The views know a moment later what was recorded; and many changes in a row are one. */
const TOGETHER_MS = 1_500;

/** Follows what changes for as long as somebody is signed in, and has pages asked for again. */
export const useFollowing = (name: string, withChanges: boolean): void => {
  useEffect(() => {
    let waiting: readonly Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      const changes = waiting;
      [waiting, timer] = [[], undefined];
      told.mark(changes);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => mayBeChanged(queryKey, changes) });
    };
    const end = followTogether(withChanges, (one: Told) => {
      if (one.kind === 'live') told.setLive(one.is, one.at);
      else if (one.kind === 'notice') void queries.invalidateQueries({ queryKey: ['inbox'] });
      else if (one.kind === 'everything') void queries.invalidateQueries();
      else {
        waiting = [...waiting, ...one.changes];
        timer ??= setTimeout(settle, TOGETHER_MS);
      }
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [name, withChanges]);
};

export const useLive = () => useSyncExternalStore(told.listen, told.live);
export const useIsUpdated = (id: string): boolean => useSyncExternalStore(told.listen, () => told.updated().has(id));

/** While the pointer or the focus is on them, rows stay where they are, whatever they say by then. */
export const useHeldOrder = <Row>(rows: readonly Row[], idOf: (row: Row) => string) => {
  const [order, hold] = useState<readonly string[]>();
  const keep = (): void => hold((held) => held ?? rows.map(idOf));
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what names a row does not change
  const held = useMemo(() => (order ? inOrderOf(order, rows, idOf) : rows), [order, rows]);
  return {
    rows: held,
    holding: {
      onPointerEnter: keep,
      onPointerLeave: () => hold(undefined),
      onFocus: keep,
      onBlur: () => hold(undefined),
    },
  };
};
