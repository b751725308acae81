import { useWords } from '../words/words.js';
import { PageLink } from './page-link.js';
import { Empty, Failed } from './states.js';

export const NotThere = () => {
  const { t } = useWords();
  return (
    <Empty text={t('state.unknown')}>
      <PageLink to="/">{t('state.unknown.home')}</PageLink>
    </Empty>
  );
};

export const Unexpected = ({ error, reset }: Readonly<{ error: unknown; reset: () => void }>) => (
  <Failed error={error} retry={reset} />
);
