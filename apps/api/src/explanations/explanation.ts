import { isOfHeldFact } from '#assistance';
import { NotFound, occurredOn, type Recorded } from '#event-sourcing';
import type { FigureChange } from '#read-models';
import type { Scope } from '../access/scope.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import { readsOf } from '../requests/seen.js';
import { badCursor, NUMBER, type PageQuery, pageOf } from '../views/page.js';
import { camelCased } from '../views/row-view.js';

/** A figure that somebody asks to be explained, as they named it. */
export type Asked = Readonly<{ figure: string; by?: string; key?: string }>;

type Explained = Readonly<Record<string, readonly string[]>>;

/** What there is one of. */
const KEYLESS: ReadonlySet<string> = new Set(['whole', 'in-kind', 'people']);

/** The figure with the name that its column has. Error: InvalidRequest, where there is none like it. */
export const figureIn = <F extends Explained>(
  figures: F,
  { figure, by = 'whole', key }: Asked,
): Readonly<{ figure: string; by: keyof F & string; key: string }> => {
  const known = (figures[by] ?? []).map((column) => [camelCased(column), column] as const);
  const column = known.find(([name]) => name === figure)?.[1];
  const needsKey = !KEYLESS.has(by);
  const rule = needsKey ? 'must say which' : 'must stand together with by';
  const errors = [
    ...(column === undefined
      ? [{ field: 'figure', rule: `must be one of ${known.map(([name]) => name).join(', ')}` }]
      : []),
    ...(needsKey === (key === undefined) ? [{ field: 'key', rule }] : []),
  ];
  if (column === undefined || errors.length > 0) throw new InvalidRequest(400, errors);
  return { figure: column, by, key: key ?? '' };
};

/** What whoever asks does not see, is not there. Error: NotFound. */
export const requireSeen = (row: object | undefined, { figure }: Readonly<{ figure: string }>): void => {
  if (!row || !(figure in row)) throw new NotFound('Figure', camelCased(figure));
};

type ChangeSeen = Readonly<{
  recorded_at: string;
  occurred_on: string | null;
  stream: string | null;
  revision: number | null;
  type: string | null;
  contribution_id: string | null;
  request_id: string | null;
  actor: string | null;
  change: number;
  sum: number;
}>;
export type Explanation = Readonly<{
  figure: string;
  currency: string | null;
  total: number;
  count: number;
  items: readonly ChangeSeen[];
  next: string | null;
}>;

type About = Readonly<{
  figure: string;
  currency: string | null;
  seen: Scope;
  query: PageQuery;
  /** Of requests, those that whoever asks sees; left out: all, since the figure is of one that they see. */
  among?: (requestIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Of the events of held facts, those that they may read; left out: all. */
  isHeldSeen?: (event: Recorded) => boolean;
}>;

export const explanationOf = async (
  changes: readonly FigureChange[],
  { figure, currency, seen, query, among = async (ids) => new Set(ids), isHeldSeen = () => true }: About,
): Promise<Explanation> => {
  const told = changes.map((change, index) => ({ index, change }));
  const page = await pageOf<(typeof told)[number]>(
    query,
    ({ index }) => String(index),
    async (after, limit) => {
      if (after !== null && !NUMBER.test(after)) throw badCursor();
      const first = after === null ? 0 : Number(after) + 1;
      return told.slice(first, first + limit);
    },
  );
  const inSight = await among([...new Set(page.items.flatMap(({ change }) => requestIn(change.event) ?? []))]);
  const items = page.items.map(({ change }) => changeSeen(change, { seen, inSight, isHeldSeen }));
  return { figure, currency, total: changes.at(-1)?.sum ?? 0, count: changes.length, items, next: page.next };
};

type Sight = Readonly<{ seen: Scope; inSight: ReadonlySet<string>; isHeldSeen: (event: Recorded) => boolean }>;

/** Events that somebody may not read still count: of these it is told when, by how much, and for which request. */
const changeSeen = ({ event, change, sum }: FigureChange, { seen, inSight, isHeldSeen }: Sight): ChangeSeen => {
  const { stream, revision, type } = event;
  const requestId = requestIn(event);
  const isInSight = requestId === null || inSight.has(requestId);
  const isOfMoneyOnly = seen.as === 'donor' || !isInSight;
  const isReadable = (readsOf(seen)?.(event) ?? true) && (!isOfHeldFact(event) || isHeldSeen(event));
  const isRead = (isInSight && isReadable) || (isOfMoneyOnly && isOfContribution(event));
  return {
    recorded_at: event.metadata.recordedAt,
    occurred_on: occurredOn(event) ?? null,
    ...(isRead ? { stream, revision, type } : { stream: null, revision: null, type: null }),
    contribution_id: isRead ? idIn(event, 'contributionId') : null,
    request_id: requestId,
    actor: isRead && !isOfMoneyOnly ? event.metadata.actor : null,
    change,
    sum,
  };
};

const isOfContribution = ({ stream }: Recorded): boolean =>
  stream.startsWith('contribution-') || stream.startsWith('in-kind-');

const requestIn = (event: Recorded): string | null => idIn(event, 'requestId');

const idIn = ({ data }: Recorded, name: 'contributionId' | 'requestId'): string | null => {
  const id = (data as Readonly<Record<string, unknown>>)[name];
  return typeof id === 'string' ? id : null;
};
