import type { ReactNode } from 'react';
import { PageButton, PageLink } from '../app/page-link.js';
import { SectionHead } from '../app/section-head.js';
import { useRoles } from '../app/session.js';
import { useWords } from '../words/words.js';
import type { AdministrationOperation } from './operations.js';

const PAGES = [
  ['/administration', 'administration.accounts'],
  ['/administration/recipients', 'administration.recipients'],
  ['/administration/offices', 'administration.offices'],
  ['/administration/standards', 'administration.standards'],
  ['/administration/webhooks', 'administration.webhooks'],
  ['/administration/work', 'administration.work'],
] as const;

export const AdministrationHead = ({ children }: Readonly<{ children?: ReactNode }>) => (
  <SectionHead title="page.administration" pages={PAGES}>
    {children}
  </SectionHead>
);

type Link = Readonly<{ operation: AdministrationOperation; ids?: Readonly<Record<string, string>>; of?: string }>;

export const AdministrationButton = ({ operation }: Pick<Link, 'operation'>) => {
  const { t } = useWords();
  if (!useRoles().has('administrator')) return null;
  return (
    <PageButton to="/administration/do/$operation" params={{ operation }}>
      {t(`command.${operation}`)}
    </PageButton>
  );
};

export const AdministrationLink = ({ operation, ids = {}, of = '' }: Link) => {
  const { t } = useWords();
  if (!useRoles().has('administrator')) return null;
  const what = t(`command.${operation}`);
  return (
    <PageLink
      to="/administration/do/$operation"
      params={{ operation }}
      search={ids}
      display="block"
      aria-label={t('administration.of', { what, of })}
    >
      {what}
    </PageLink>
  );
};
