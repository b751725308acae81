import type { ReactNode } from 'react';

/** A table that may be wider than its place: the keyboard scrolls it, too. */
export const TableScroll = ({ label, children }: Readonly<{ label: string; children: ReactNode }>) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be in reach of the keyboard
  <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
