import { Alert } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import { useWords } from '../words/words.js';
import { type Currency, usesOf } from './rates.js';

/** Currencies in which money is that cannot be converted on a day. */
export const RatesNeeded = ({ of, on }: Readonly<{ of: readonly Currency[]; on: string }>) => {
  const words = useWords();
  const { t } = words;
  const { day } = useFigures();
  if (of.length === 0) return <p>{t('finance.rates.needed.none', { day: day(on) })}</p>;
  return (
    <Alert role="note" className="tone-late" title={t('finance.rates.needed', { count: of.length })}>
      <ul>
        {of.map((one) => (
          <li key={one.currency}>
            {one.validUntil === null
              ? t('finance.rates.needed.missing', { currency: one.currency, uses: usesOf(one, words) })
              : t('finance.rates.needed.stale', {
                  ...{ currency: one.currency, uses: usesOf(one, words), day: day(one.validUntil) },
                })}
          </li>
        ))}
      </ul>
      {t('finance.rates.needed.so')}
    </Alert>
  );
};
