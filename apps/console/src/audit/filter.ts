/** What is looked for: from lists and days. */
export type Filter = Readonly<{
  actor?: string;
  operation?: string;
  outcome?: 'done' | 'refused';
  /** YYYY-MM-DD, both days included. */
  from?: string;
  to?: string;
}>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const filterIn = (search: Readonly<Record<string, unknown>>): Filter => {
  const text = (name: string, form: RegExp): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
  const [actor, operation] = [text('actor', /^[\w.?@:/ -]{1,100}$/), text('operation', /^[a-z][A-Za-z]{1,99}$/)];
  const [from, to] = [text('from', DAY), text('to', DAY)];
  const outcome = search['outcome'];
  return {
    ...(actor !== undefined && { actor }),
    ...(operation !== undefined && { operation }),
    ...((outcome === 'done' || outcome === 'refused') && { outcome }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
};

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const start = (day: string): string => `${day}T00:00:00Z`;

/** As the api asks for it: from a moment on, and before another. */
export const conditionsOf = ({ from, to, ...others }: Filter) => ({
  ...others,
  ...(from !== undefined && { since: start(from) }),
  ...(to !== undefined && { until: start(dayAfter(to)) }),
});

/** The file wants both days: a month to today where none were chosen. */
export const exportAddress = (filter: Filter, today: string): string => {
  const to = filter.to ?? today;
  const from = filter.from ?? new Date(Date.parse(to) - 30 * 86_400_000).toISOString().slice(0, 10);
  return `/api/v1/audit/export?${new URLSearchParams(conditionsOf({ ...filter, from, to })).toString()}`;
};
