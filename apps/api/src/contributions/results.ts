import { type RequestResults, ShowResults } from '#assistance';
import type { Utilisation } from '#contributions';
import type { ViewQuery } from '../views/page.js';
import type { Views } from '../views/views.js';

/** What came of the requests that contributions pay for: those of which whoever gave may know. */
export const resultsFor = (
  used: readonly Utilisation[],
  views: Views,
  query: ViewQuery,
): Promise<readonly RequestResults[]> => {
  const paid = used.flatMap(({ by_request }) =>
    by_request.filter(({ reserved, committed, spent }) => reserved + committed + spent > 0).map(({ key }) => key),
  );
  return views.ask(new ShowResults([...new Set(paid)].toSorted()), query);
};
