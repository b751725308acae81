import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageLink } from '../app/page-link.js';
import { useWords } from '../words/words.js';

const PAGES = [
  ['/finance', 'finance.needs'],
  ['/finance/in-kind', 'finance.in-kind'],
  ['/finance/regular-budgets', 'finance.regular-budgets'],
  ['/finance/rates', 'finance.rates'],
  ['/finance/periods', 'finance.periods'],
] as const;

/** The head of each page about money; `children`: what it is mainly for. */
export const FinanceHead = ({ children }: Readonly<{ children?: ReactNode }>) => {
  const { t } = useWords();
  return (
    <>
      <Group justify="space-between">
        <Title order={1}>{t('page.finance')}</Title>
        <Group gap="sm">{children}</Group>
      </Group>
      <Group component="nav" gap="md" aria-label={t('page.finance')}>
        {PAGES.map(([to, name]) => (
          <PageLink key={to} to={to} activeOptions={{ exact: true }} activeProps={{ fw: 600, 'aria-current': 'page' }}>
            {t(name)}
          </PageLink>
        ))}
      </Group>
    </>
  );
};
