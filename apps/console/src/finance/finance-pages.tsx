import type { ReactNode } from 'react';
import { SectionHead } from '../app/section-head.js';

const PAGES = [
  ['/finance', 'finance.needs'],
  ['/finance/in-kind', 'finance.in-kind'],
  ['/finance/regular-budgets', 'finance.regular-budgets'],
  ['/finance/rates', 'finance.rates'],
  ['/finance/periods', 'finance.periods'],
] as const;

/** The head of each page about money; `children`: what it is mainly for. */
export const FinanceHead = ({ children }: Readonly<{ children?: ReactNode }>) => (
  <SectionHead title="page.finance" pages={PAGES}>
    {children}
  </SectionHead>
);
