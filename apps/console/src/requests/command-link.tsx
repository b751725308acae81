import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../app/page-link.js';
import { useWords } from '../words/words.js';
import { openCommandsQuery } from './request.query.js';

type Shown = Readonly<{
  requestId: string;
  operation: string;
  /** What its path names besides the request. */
  ids: Readonly<Record<string, string>>;
  /** What it is about, for those who hear the link alone. */
  of: string;
}>;

/** A way to a command about one thing of a request, where whoever reads it may give it now. */
export const CommandLink = ({ requestId, operation, ids, of }: Shown) => {
  const { known } = useWords();
  const { data: commands } = useQuery(openCommandsQuery(requestId));
  const command = commands?.items.find((one) => one.operation === operation);
  if (!command || command.refusal) return null;
  const name = known(`command.${operation}`) ?? operation;
  return (
    <PageLink
      to="/requests/$requestId/do/$operation"
      params={{ requestId, operation }}
      search={ids}
      size="sm"
      className="no-print"
      aria-label={`${name}: ${of}`}
    >
      {name}
    </PageLink>
  );
};
