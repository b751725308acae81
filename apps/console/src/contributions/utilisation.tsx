import { Stack, Table, Tabs, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { Loading } from '../app/states.js';
import { StackedBar } from '../charts/stacked-bar.js';
import { useWords } from '../words/words.js';
import { DerivedFigure } from '../explain/derived.js';
import { Figure, Named, useFigureName } from '../explain/figure.js';
import { came, SOURCES, STATES, used } from './money-states.js';
import { VIEWS } from './place.js';
import { useOnPaper } from './use-on-paper.js';
import { usePlace, useSubject } from './use-place.js';

// What is chosen is loaded then: charts are the most of these pages.
const OverTime = lazy(() => import('./over-time.js').then((loaded) => ({ default: loaded.OverTime })));
const ByKey = lazy(() => import('./by-key.js').then((loaded) => ({ default: loaded.ByKey })));
const Results = lazy(() => import('./results.js').then((loaded) => ({ default: loaded.Results })));
const LedgerTable = lazy(() => import('./ledger-table.js').then((loaded) => ({ default: loaded.LedgerTable })));

type Utilisation = Schemas['Utilisation'];
type Of = Readonly<{ utilisation: Utilisation }>;

/** What became of money that is held in one currency. `isLast`: of the currencies on the page. */
export const UtilisationOf = ({ utilisation, isLast }: Of & Readonly<{ isLast: boolean }>) => {
  const { t } = useWords();
  const { kind } = useSubject();
  const { place, go } = usePlace();
  const OnPaper = useOnPaper();
  const { currency, figures } = utilisation;
  // What moved in one contribution can be read as one ledger.
  const views = VIEWS.filter((view) => view !== 'ledger' || kind === 'contribution');
  return (
    <Stack>
      <div className="named-figures">
        {(['announced', 'signed', 'receipts'] as const).map((figure) => (
          <Named key={figure} figure={figure} currency={currency} amount={figures[figure]} />
        ))}
      </div>
      <WhereItIs utilisation={utilisation} />
      <Tabs
        value={views.find((view) => view === place.view) ?? 'time'}
        onChange={(view) => go({ view: VIEWS.find((one) => one === view) })}
        keepMounted={false}
        {...(OnPaper && { className: 'no-print' })}
      >
        <Tabs.List className="no-print" mb="md">
          {views.map((view) => (
            <Tabs.Tab key={view} value={view}>
              {t(`contributions.view.${view}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Suspense fallback={<Loading />}>
          <Tabs.Panel value="time">
            <OverTime utilisation={utilisation} />
          </Tabs.Panel>
          <Tabs.Panel value="theme">
            <ByKey utilisation={utilisation} by="theme" />
          </Tabs.Panel>
          <Tabs.Panel value="place">
            <ByKey utilisation={utilisation} by="place" />
          </Tabs.Panel>
          <Tabs.Panel value="request">
            <ByKey utilisation={utilisation} by="request" />
          </Tabs.Panel>
          <Tabs.Panel value="results">
            <Results />
          </Tabs.Panel>
          <Tabs.Panel value="ledger">
            <LedgerTable currency={currency} />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
      {OnPaper && <OnPaper utilisation={utilisation} withResults={isLast} />}
    </Stack>
  );
};

/** One bar of what became of it, and below it both sides of the account. */
const WhereItIs = ({ utilisation: { currency, figures, utilisationRate } }: Of) => {
  const { t } = useWords();
  const { money, share } = useFigures();
  const nameOf = useFigureName();
  const whole = used(figures);
  const parts = STATES.map(({ figure, fill }) => ({ fill, value: figures[figure] }));
  const sentence = t('contributions.where.sentence', {
    whole: money(whole, currency),
    parts: STATES.map(({ figure }) => `${nameOf(figure)} ${money(figures[figure], currency)}`).join('; '),
  });
  return (
    <section className="surface where-it-is">
      <Title order={2} mb="sm">
        {t('contributions.where', { amount: money(whole, currency) })}
      </Title>
      <StackedBar parts={parts} sentence={sentence} />
      <div className="named-figures">
        {STATES.map(({ figure, fill }) => (
          <Named key={figure} fill={fill} figure={figure} currency={currency} amount={figures[figure]} />
        ))}
        <div className="named-figure">
          <span>{t('contributions.used')}</span>
          <DerivedFigure
            name={t('contributions.used')}
            figure={share(utilisationRate)}
            sentence={t('contributions.used.of', {
              spent: money(figures.spent, currency),
              psc: money(figures.pscCharged, currency),
              came: money(came(figures) - figures.advanceDrawn, currency),
            })}
          />
        </div>
      </div>
      <div className="table-scroll">
        <Table className="narrow" verticalSpacing={2}>
          <Table.Tbody>
            {SOURCES.filter(({ figure }) => figure === 'receipts' || figures[figure] !== 0).map(({ figure, sign }) => (
              <Table.Tr key={figure}>
                <Table.Td>{sign < 0 ? t('contributions.less', { what: nameOf(figure) }) : nameOf(figure)}</Table.Td>
                <Table.Td className="amount">
                  <Figure figure={figure} currency={currency} amount={figures[figure]} withCurrency />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>{t('contributions.came')}</Table.Th>
              <Table.Th className="amount">
                <DerivedFigure
                  name={t('contributions.came')}
                  figure={money(came(figures), currency)}
                  sentence={t('contributions.came.of')}
                />
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
    </section>
  );
};
