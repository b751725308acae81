import { PageButton, PageLink } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { useWords } from '../words/words.js';

type Operation =
  | 'recordInKind'
  | 'revalueInKind'
  | 'openRegularBudget'
  | 'changeRegularBudgetCap'
  | 'closeRegularBudget'
  | 'closePeriod';

/** What a page is mainly for, for who keeps the books. */
export const FinanceButton = ({ operation }: Readonly<{ operation: Operation }>) => {
  const { t } = useWords();
  if (!useRoles().has('finance-officer')) return null;
  return (
    <PageButton to="/finance/do/$operation" params={{ operation }}>
      {t(`command.${operation}`)}
    </PageButton>
  );
};

/** A command about one row. */
export const FinanceLink = ({
  operation,
  ids,
  of,
}: Readonly<{ operation: Operation; ids: Readonly<Record<string, string>>; of: string }>) => {
  const { t } = useWords();
  if (!useRoles().has('finance-officer')) return null;
  const what = t(`command.${operation}`);
  return (
    <PageLink
      to="/finance/do/$operation"
      params={{ operation }}
      search={ids}
      display="block"
      aria-label={t('finance.of', { what, of })}
    >
      {what}
    </PageLink>
  );
};
