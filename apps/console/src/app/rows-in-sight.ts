import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useIsPrinting } from './is-printing.js';

/** A row to draw, and how many pixels there are to leave out above it. */
export type RowInSight = Readonly<{ index: number; above: number }>;

/**
 * Of a long table that scrolls with the page, the rows to draw: those in sight, and around the one that has the focus, so
 * that it keeps it, and the next is reached by Tab. On paper all. All rows are so many pixels high.
 */
export const useRowsInSight = (count: number, rowPixels: number) => {
  const body = useRef<HTMLTableSectionElement>(null);
  const isPrinting = useIsPrinting();
  const [focused, setFocused] = useState<number>();
  const list = useWindowVirtualizer({
    ...{ count, overscan: 8, scrollMargin: useTop(body) },
    estimateSize: () => rowPixels,
    rangeExtractor: useCallback(
      (range: Range) => withNeighbours(defaultRangeExtractor(range), focused, count),
      [focused, count],
    ),
  });
  const inSight = isPrinting
    ? Array.from({ length: count }, (_, index) => index)
    : list.getVirtualItems().map(({ index }) => index);
  const rows: readonly RowInSight[] = inSight.map((index, at) => ({
    index,
    above: (index - (inSight[at - 1] ?? -1) - 1) * rowPixels,
  }));
  return {
    body,
    rows,
    below: (count - 1 - (inSight.at(-1) ?? -1)) * rowPixels,
    onFocus: ({ target }: FocusEvent) => {
      const index = target.closest('tr')?.dataset['index'];
      setFocused(index === undefined ? undefined : Number(index));
    },
    onBlur: () => setFocused(undefined),
  };
};

/** Rows by their numbers, sorted, with one that is kept and those beside it. */
export const withNeighbours = (rows: readonly number[], kept: number | undefined, count: number): number[] => {
  if (kept === undefined) return [...rows];
  const beside = [kept - 1, kept, kept + 1].filter((index) => index >= 0 && index < count);
  return [...new Set([...rows, ...beside])].toSorted((a, b) => a - b);
};

/** How far below the beginning of the page it begins, in pixels. */
const useTop = (place: React.RefObject<HTMLElement | null>): number => {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (place.current) setTop(Math.round(place.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(document.body);
    return () => sizes.disconnect();
  }, [place]);
  return top;
};
