import { PageLink } from '../app/page-link.js';
import { useWords } from '../words/words.js';
import { useEntries } from './use-entries.js';

/** Whoever has something to send sees it everywhere. */
export const WaitingLink = () => {
  const { t } = useWords();
  const { unsent } = useEntries();
  if (unsent.length === 0) return null;
  return (
    <PageLink to="/field/waiting" className="status tone-due" style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">⇅</span> {t('field-office.to-send', { count: unsent.length })}
    </PageLink>
  );
};
