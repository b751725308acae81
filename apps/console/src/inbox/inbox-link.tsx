import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../app/page-link.js';
import { useFigures } from '../amounts/amounts.js';
import { useWords } from '../words/words.js';
import { unreadQuery } from './inbox.query.js';

/** In the header: how much was not read. */
export const InboxLink = () => {
  const { t } = useWords();
  const { number } = useFigures();
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <PageLink
      to="/inbox"
      search={unread > 0 ? { unread: 'true' } : {}}
      aria-label={t('inbox.unread', { count: unread })}
      style={{ whiteSpace: 'nowrap' }}
    >
      <span aria-hidden="true">✉{unread > 0 && ` ${number(unread)}`}</span>
    </PageLink>
  );
};
