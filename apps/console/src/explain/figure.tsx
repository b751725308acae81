import { Swatch, type Fill } from '../charts/fills.js';
import { useFigures } from '../amounts/amounts.js';
import { useWords } from '../words/words.js';
import './explain.css';
import type { FigureAsked } from '../contributions/place.js';
import { useExplain, useIsExplained } from '../contributions/use-place.js';

/** Where the focus goes back to when the explanation is closed. */
export const figureId = ({ figure, currency, by, key }: FigureAsked): string =>
  ['figure', currency, figure, by, key].filter((part) => part !== undefined).join('-');

/** What a figure is called. */
export const useFigureName = (): ((figure: string) => string) => {
  const { known } = useWords();
  return (figure) => known(`figure.${figure}`) ?? figure;
};

type Explained = Omit<FigureAsked, 'key'> &
  Readonly<{
    amount: number;
    /** Which one of what `by` says. */
    part?: string;
    /** It is a count. */
    isCount?: boolean;
    /** Left out where the column says it. */
    withCurrency?: boolean;
    /** Of what it is, where that is not told beside it. */
    of?: string;
  }>;

/** A figure that opens the events that make it up. */
export const Figure = ({ amount, isCount, withCurrency, of, part: key, figure, currency, by }: Explained) => {
  const { t } = useWords();
  const { money, amount: bare, number } = useFigures();
  const explain = useExplain();
  const nameOf = useFigureName();
  const asked = {
    figure,
    ...(currency !== undefined && { currency }),
    ...(by && { by }),
    ...(key !== undefined && { key }),
  };
  const id = figureId(asked);
  const isOpen = useIsExplained((shown) => figureId(shown) === id);
  const asWritten = withCurrency ? money : bare;
  const written = isCount || currency === undefined ? number(amount) : asWritten(amount, currency);
  const name = of === undefined ? nameOf(figure) : `${of}, ${nameOf(figure)}`;
  return (
    <button
      type="button"
      id={id}
      className="explained figure"
      aria-expanded={isOpen}
      aria-label={t('contributions.figure', { name, amount: written })}
      onClick={() => explain(isOpen ? undefined : asked)}
    >
      <bdi>{written}</bdi>
    </button>
  );
};

/** A figure with its name above it, and how it is drawn. */
export const Named = ({ fill, ...figure }: Explained & Readonly<{ fill?: Fill }>) => {
  const nameOf = useFigureName();
  return (
    <div className="named-figure">
      <span>
        {fill && <Swatch fill={fill} />} {nameOf(figure.figure)}
      </span>
      <Figure {...figure} withCurrency />
    </div>
  );
};
