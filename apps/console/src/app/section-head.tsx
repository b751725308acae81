import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords, type WordId } from '../words/words.js';
import { PageLink } from './page-link.js';
import type { MenuPage } from './pages.js';

type Head = Readonly<{
  title: WordId;
  pages: readonly (readonly [to: MenuPage['to'], name: WordId])[];
  children?: ReactNode;
}>;

/** The head of the pages that belong together; `children`: what the page is mainly for. */
export const SectionHead = ({ title, pages, children }: Head) => {
  const { t } = useWords();
  return (
    <>
      <Group justify="space-between">
        <Title order={1}>{t(title)}</Title>
        <Group gap="sm">{children}</Group>
      </Group>
      <Group component="nav" gap="md" aria-label={t(title)}>
        {pages.map(([to, name]) => (
          <PageLink key={to} to={to} activeOptions={{ exact: true }} activeProps={{ fw: 600, 'aria-current': 'page' }}>
            {t(name)}
          </PageLink>
        ))}
      </Group>
    </>
  );
};
