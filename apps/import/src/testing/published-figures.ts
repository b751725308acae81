/** What may be recorded of an activity's money, by a reader of its own: regular expressions and day-by-day sums. */
export type Figures = { currency: string; received: number; givenBack: number; spent: number };

const DECIMALS: Readonly<Record<string, number>> = { KRW: 0 };

export const publishedFigures = (xml: string): ReadonlyMap<string, Figures> =>
  new Map(
    [...xml.matchAll(/<iati-activity[\s>][\s\S]*?<\/iati-activity>/g)].map(([activity]) => [
      (/<iati-identifier>\s*([^<]*?)\s*</.exec(activity)?.[1] ?? '').trim(),
      figuresOf(activity),
    ]),
  );

const figuresOf = (activity: string): Figures => {
  const currency = /default-currency="(\w+)"/.exec(activity)?.[1] ?? '';
  const all = [...activity.matchAll(/<transaction[\s>][\s\S]*?<\/transaction>/g)].map(([text], position) => ({
    type: /<transaction-type code="(\d+)"/.exec(text)?.[1] ?? '',
    on: /<transaction-date iso-date="([\d-]+)"/.exec(text)?.[1] ?? '',
    minor: Math.round(Number(/<value[^>]*>([^<]*)</.exec(text)?.[1]) * 10 ** (DECIMALS[currency] ?? 2)),
    position,
  }));
  const isOwn = !all.some(({ type }) => ['1', '11', '13'].includes(type));
  const rank = ({ type, minor }: (typeof all)[number]): number =>
    type === '1' ? (minor > 0 ? 0 : 3) : minor > 0 ? 1 : 2;
  const ordered = all
    .filter(({ type }) => ['1', '3', '4'].includes(type))
    .toSorted((a, b) => a.on.localeCompare(b.on) || rank(a) - rank(b) || a.position - b.position);
  const figures: Figures = { currency, received: 0, givenBack: 0, spent: 0 };
  for (const { type, minor } of ordered) {
    if (type === '1' && minor > 0) figures.received += minor;
    else if (type === '1') figures.givenBack -= minor;
    else if (isOwn || minor <= figures.received - figures.givenBack - figures.spent) {
      if (figures.spent + minor < 0) continue;
      figures.spent += minor;
      if (isOwn && minor > 0) figures.received += minor;
    }
  }
  return figures;
};
