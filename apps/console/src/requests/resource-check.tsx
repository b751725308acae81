import { Stack, Table, Text } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import { TableScroll } from '../app/table-scroll.js';
import { useWords } from '../words/words.js';
import { useDonorNames } from './donor-names.js';

/** A contribution as a check saw it: amounts in minor units, `proposed` in the budget's currency. */
export type Considered = Readonly<{
  contributionId: string;
  donorId: string;
  currency: string;
  available: number;
  advance?: number;
  heldBack: number;
  proposed: number;
  excludedBy: string | null;
}>;
type Check = Readonly<{
  considered: readonly Considered[];
  currency?: unknown;
  directCost?: unknown;
  shortfall?: unknown;
  unlisted?: unknown;
  ahead?: unknown;
  aheadUnlisted?: unknown;
}>;

/** Each contribution that was considered: what it gives, or why it cannot. */
export const ResourceCheck = ({ check }: Readonly<{ check: Check }>) => {
  const { t, known } = useWords();
  const { money } = useFigures();
  const currency = String(check.currency);
  const needs = Number(check.directCost);
  const short = Number(check.shortfall);
  const can = money(needs - short, currency);
  const giving = check.considered.filter(({ excludedBy }) => excludedBy === null);
  const excluded = check.considered.filter(({ excludedBy }) => excludedBy !== null);
  const ahead = (Array.isArray(check.ahead) ? check.ahead.length : 0) + Number(check.aheadUnlisted ?? 0);
  const unlisted = Object.entries((check.unlisted ?? {}) as Readonly<Record<string, number>>); // counted by rule
  return (
    <Stack gap="xs" mt="xs">
      <Text size="sm">
        {short > 0
          ? t('check.needs', { needs: money(needs, currency), can, short: money(short, currency) })
          : t('check.needs-enough', { needs: money(needs, currency), can })}
      </Text>
      {ahead > 0 && <Text size="sm">{t('check.ahead', { count: ahead })}</Text>}
      <TableScroll label={t('check.explain')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('money.column.contribution')}</Table.Th>
              <Table.Th className="amount">{t('check.available')}</Table.Th>
              <Table.Th className="amount">{t('check.held-back')}</Table.Th>
              <Table.Th className="amount">{t('check.gives')}</Table.Th>
              <Table.Th>{t('check.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...giving, ...excluded].map((one) => (
              <ConsideredRow key={one.contributionId} one={one} currency={currency} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {unlisted.map(([rule, count]) => (
        <Text size="sm" key={rule}>
          {t('check.unlisted', { count, rule: known(`exclusion.${rule}`) ?? rule })}
        </Text>
      ))}
    </Stack>
  );
};

const ConsideredRow = ({ one, currency }: Readonly<{ one: Considered; currency: string }>) => {
  const { known } = useWords();
  const { money } = useFigures();
  const donors = useDonorNames();
  return (
    <Table.Tr>
      <Table.Td>
        {donors.get(one.donorId) ?? one.donorId} <bdi>{one.contributionId}</bdi>
      </Table.Td>
      <Table.Td className="amount">{money(one.available + (one.advance ?? 0), one.currency)}</Table.Td>
      <Table.Td className="amount">{one.heldBack > 0 ? money(one.heldBack, one.currency) : ''}</Table.Td>
      <Table.Td className="amount">{one.proposed > 0 ? money(one.proposed, currency) : ''}</Table.Td>
      <Table.Td>{one.excludedBy !== null && (known(`exclusion.${one.excludedBy}`) ?? one.excludedBy)}</Table.Td>
    </Table.Tr>
  );
};
