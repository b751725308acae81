import { useWords } from '../words/words.js';
import './explain.css';

type Derived = Readonly<{
  name: string;
  /** As it is written. */
  figure: string;
  sentence: string;
}>;

/** A figure that no event makes up: it follows from others, and says from which. */
export const DerivedFigure = ({ name, figure, sentence }: Derived) => {
  const { t } = useWords();
  return (
    <details className="derived">
      <summary className="explained figure" aria-label={t('contributions.derived', { name, amount: figure })}>
        <bdi>{figure}</bdi>
      </summary>
      {sentence}
    </details>
  );
};
