import { Title } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { useWords } from '../words/words.js';
import { ByKey } from './by-key.js';
import { LedgerTable } from './ledger-table.js';
import { OverTime } from './over-time.js';
import { Results } from './results.js';
import { usePlace } from './use-place.js';

type Shown = Readonly<{
  utilisation: Schemas['Utilisation'];
  /** They are of all currencies together. */
  withResults: boolean;
}>;

/** What the tabs show, one after the other. The ledger, which is long, only where it is open. */
export const OnPaper = ({ utilisation, withResults }: Shown) => {
  const { t } = useWords();
  const { place } = usePlace();
  return (
    <>
      <Title order={2}>{t('contributions.view.time')}</Title>
      <OverTime utilisation={utilisation} />
      {(['theme', 'place', 'request'] as const).map((by) => (
        <section key={by}>
          <Title order={2}>{t(`contributions.view.${by}`)}</Title>
          <ByKey utilisation={utilisation} by={by} isOnPaper />
        </section>
      ))}
      {withResults && (
        <section>
          <Title order={2}>{t('contributions.view.results')}</Title>
          <Results />
        </section>
      )}
      {place.view === 'ledger' && <LedgerTable currency={utilisation.currency} />}
    </>
  );
};
