import { Button, Group, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { DayShown } from '../contributions/day-shown.js';
import { usePlace } from '../contributions/use-place.js';
import { useWords } from '../words/words.js';
import { FinanceHead } from './finance-pages.js';
import { ratesQuery } from './finance.queries.js';

/** Every rate of a currency that was loaded, also those that a later one for the same day took the place of. */
export const CurrencyPage = () => {
  const { t } = useWords();
  const { day, moment, rate, currency: named } = useFigures();
  const { currency } = useParams({ from: '/finance/rates/$currency' });
  const { place } = usePlace();
  const rates = useInfiniteQuery(ratesQuery(currency, place));
  return (
    <Stack>
      <FinanceHead />
      <Title order={2}>{t('finance.rates.of', { currency, name: named(currency) })}</Title>
      <PageLink to="/finance/rates" search={place}>
        {t('finance.back-to', { what: t('finance.rates') })}
      </PageLink>
      <DayShown />
      <Shown of={rates}>
        {({ pages }) => (
          <DataTable
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ revision }) => String(revision)}
            none={t('finance.rates.none')}
            label={t('finance.rates')}
            columns={[
              { title: t('finance.rates.effective'), of: ({ effectiveOn }) => day(effectiveOn) },
              { title: t('finance.rates.units'), of: ({ unitsPerUsd }) => rate(unitsPerUsd), isAmount: true },
              { title: t('finance.rates.source'), of: ({ source }) => <bdi>{source}</bdi> },
              { title: t('finance.rates.loaded-on'), of: ({ loadedAt }) => moment(loadedAt) },
              { title: t('finance.rates.loaded-by'), of: ({ loadedBy }) => <bdi>{loadedBy}</bdi> },
              {
                title: t('finance.rates.standing'),
                of: ({ superseded }) => superseded && <Status tone="closed" text={t('finance.rates.superseded')} />,
              },
            ]}
          />
        )}
      </Shown>
      {rates.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void rates.fetchNextPage()}>
            {t('state.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
