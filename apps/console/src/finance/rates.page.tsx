import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { DataTable } from '../app/data-table.js';
import { PageLink } from '../app/page-link.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { DayShown } from '../contributions/day-shown.js';
import { usePlace } from '../contributions/use-place.js';
import { useWords } from '../words/words.js';
import { FinanceHead } from './finance-pages.js';
import { currenciesQuery } from './finance.queries.js';
import { LoadRates } from './load-rates.js';
import { byNeed, type Currency, isNeeded, toneOf, usesOf } from './rates.js';
import { RatesNeeded } from './rates-needed.js';

/** What a unit of each currency is worth on a day; above all where that is not known and money waits for it. */
export const RatesPage = () => {
  const { t } = useWords();
  const { place } = usePlace();
  const currencies = useQuery(currenciesQuery(place));
  const isFinance = useRoles().has('finance-officer');
  return (
    <Stack>
      <FinanceHead />
      <Text>{t('finance.rates.about')}</Text>
      <DayShown />
      <Shown of={currencies}>
        {({ on, items }) => (
          <>
            <RatesNeeded of={items.filter(isNeeded)} on={on} />
            <Currencies of={byNeed(items)} />
          </>
        )}
      </Shown>
      {isFinance && place.asAt === undefined && <LoadRates />}
    </Stack>
  );
};

const Currencies = ({ of }: Readonly<{ of: readonly Currency[] }>) => {
  const words = useWords();
  const { t } = words;
  const { day, moment, rate } = useFigures();
  return (
    <DataTable
      rows={of}
      keyOf={({ currency }) => currency}
      none={t('finance.rates.none')}
      columns={[
        { title: t('field.currency'), of: ({ currency }) => <NamedCurrency currency={currency} /> },
        {
          title: t('finance.rates.standing'),
          of: (one) => <Status tone={toneOf(one)} text={t(`finance.rates.standing.${one.standing}`)} />,
        },
        {
          title: t('finance.rates.units'),
          of: ({ unitsPerUsd }) => unitsPerUsd !== null && rate(unitsPerUsd),
          isAmount: true,
        },
        { title: t('finance.rates.effective'), of: (one) => <Effective of={one} /> },
        { title: t('finance.rates.until'), of: ({ validUntil }) => validUntil && day(validUntil) },
        {
          title: t('finance.rates.source'),
          of: ({ source, loadedAt }) => (
            <>
              <bdi>{source}</bdi>
              {loadedAt !== null && (
                <Text size="sm" c="dimmed">
                  {t('finance.rates.loaded-at', { moment: moment(loadedAt) })}
                </Text>
              )}
            </>
          ),
        },
        { title: t('finance.rates.used'), of: (one) => usesOf(one, words) || t('finance.rates.unused') },
      ]}
    />
  );
};

const NamedCurrency = ({ currency }: Pick<Schemas['Currency'], 'currency'>) => {
  const { place } = usePlace();
  const { currency: named } = useFigures();
  return (
    <>
      <PageLink to="/finance/rates/$currency" params={{ currency }} search={place}>
        <bdi>{currency}</bdi>
      </PageLink>
      <Text size="sm" c="dimmed" fw={400}>
        {named(currency)}
      </Text>
    </>
  );
};

/** Since when; where the rate was revised within its month, also what it was before and since when. */
const Effective = ({ of: { effectiveOn, revisedFrom, corrected } }: Readonly<{ of: Currency }>) => {
  const { t } = useWords();
  const { day, rate } = useFigures();
  if (effectiveOn === null) return null;
  return (
    <>
      {day(effectiveOn)}
      {revisedFrom !== null && (
        <Text size="sm" c="dimmed">
          {t('finance.rates.revised', { day: day(revisedFrom.effectiveOn), rate: rate(revisedFrom.unitsPerUsd) })}
        </Text>
      )}
      {corrected > 0 && (
        <Text size="sm" c="dimmed">
          {t('finance.rates.corrected', { count: corrected })}
        </Text>
      )}
    </>
  );
};
