import { Stack, Table, Text } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { PageLink } from '../app/page-link.js';
import { Status } from '../app/status.js';
import type { WaitlistEntry } from '../waitlist/waitlist.query.js';
import { useWords } from '../words/words.js';
import { outcomesOf } from './trial.js';

type Shown = Readonly<{ result: Schemas['WhatIf']; waiting: readonly WaitlistEntry[]; isTried: boolean }>;

/** Today beside what would be: in figures, and request by request. */
export const Result = ({ result, waiting, isTried }: Shown) => {
  const { t } = useWords();
  const { number, money } = useFigures();
  const { asItIs, changed, gained, lost } = result;
  const known = new Map(waiting.map((entry) => [entry.requestId, entry]));
  const currencies = [...new Set(waiting.map(({ currency }) => currency))];
  const shortBy = ({ waiting: short }: Schemas['WhatIfPass'], currency: string): number =>
    short.reduce((sum, one) => sum + (known.get(one.requestId)?.currency === currency ? one.shortfall : 0), 0);
  const figures = [
    { title: t('what-if.fundable'), now: asItIs.funded.length, ifSo: changed.funded.length, told: number },
    ...currencies.map((currency) => ({
      ...{ title: t('what-if.short'), now: shortBy(asItIs, currency), ifSo: shortBy(changed, currency) },
      told: (amount: number) => money(amount, currency),
    })),
  ];
  return (
    <Stack>
      <div className="table-scroll surface" aria-live="polite">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              <Table.Th className="amount">{t('what-if.today')}</Table.Th>
              <Table.Th className="amount">{t('what-if.then')}</Table.Th>
              <Table.Th className="amount">{t('what-if.difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.map(({ title, now, ifSo, told }) => (
              <Table.Tr key={`${title} ${told(0)}`}>
                <Table.Th scope="row">{title}</Table.Th>
                <Table.Td className="amount">{told(now)}</Table.Td>
                <Table.Td className="amount">{told(ifSo)}</Table.Td>
                <Table.Td className="amount">
                  {ifSo > now && '+'}
                  {told(ifSo - now)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text role="status">
        {isTried ? t('what-if.told', { gained: gained.length, lost: lost.length }) : t('what-if.choose')}
      </Text>
      <div className="table-scroll surface">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="amount">{t('waitlist.position')}</Table.Th>
              <Table.Th>{t('waitlist.request')}</Table.Th>
              <Table.Th>{t('what-if.today')}</Table.Th>
              <Table.Th>{t('what-if.then')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {outcomesOf(asItIs, changed).map(({ requestId, now, ifSo }) => {
              const entry = known.get(requestId);
              return (
                <Table.Tr key={requestId}>
                  <Table.Td className="amount">{entry && number(entry.position)}</Table.Td>
                  <Table.Th scope="row">
                    <PageLink to="/requests/$requestId" params={{ requestId }}>
                      {entry?.title ?? requestId}
                    </PageLink>
                  </Table.Th>
                  <Table.Td>
                    <Short by={now} currency={entry?.currency ?? 'USD'} />
                  </Table.Td>
                  <Table.Td>
                    <Short by={ifSo} currency={entry?.currency ?? 'USD'} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
};

const Short = ({ by, currency }: Readonly<{ by: number | null; currency: string }>) => {
  const { t } = useWords();
  const { money } = useFigures();
  if (by === null) return null;
  if (by === 0) return <Status tone="done" text={t('what-if.gets-all')} />;
  return <>{t('what-if.short-by', { amount: money(by, currency) })}</>;
};
