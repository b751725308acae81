import { Table, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { choiceLabel } from '../commands/labels.js';
import { useLookup } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import { Figure } from '../explain/figure.js';
import { usePlaceName } from './key-names.js';

type Of = Readonly<{ contribution: Schemas['ContributionDetails'] }>;

/** What was agreed with the donor, and what it is for. */
export const Agreement = ({ contribution }: Of) => {
  const { t, known } = useWords();
  const { day, share } = useFigures();
  const { agreementReference, pledgedOn, signedOn, expiresOn, closedOn, pscBasisPoints, reportsDueOn } = contribution;
  const { currency, advanceAuthority, chargingRule, ownResources } = contribution;
  const terms: readonly (readonly [string, ReactNode])[] = [
    [t('contributions.reference'), agreementReference && <bdi>{agreementReference}</bdi>],
    [t('contributions.pledged-on'), day(pledgedOn)],
    [t('contributions.signed-on'), signedOn && day(signedOn)],
    [t('contributions.expires-on'), expiresOn === null ? t('contributions.no-end') : day(expiresOn)],
    [t('contributions.closed-on'), closedOn && day(closedOn)],
    [t('contributions.psc'), pscBasisPoints !== null && share(pscBasisPoints)],
    [t('contributions.charging'), known(`choice.${chargingRule}`) ?? chargingRule],
    [t('contributions.reports'), reportsDueOn.map(day).join(' · ')],
    [
      t('figure.advanceAuthority'),
      advanceAuthority > 0 && (
        <Figure figure="advanceAuthority" currency={currency} amount={advanceAuthority} withCurrency />
      ),
    ],
    [t('contributions.own-resources'), ownResources && t('contributions.own-resources.yes')],
  ];
  return (
    <section>
      <Title order={2}>{t('contributions.agreement')}</Title>
      <Terms terms={[...terms, ...useEarmark(contribution.earmark)]} />
    </section>
  );
};

const Terms = ({ terms }: Readonly<{ terms: readonly (readonly [string, ReactNode])[] }>) => (
  <Table className="narrow">
    <Table.Tbody>
      {terms
        .filter(([, told]) => told !== null && told !== false && told !== '')
        .map(([name, told]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{told}</Table.Td>
          </Table.Tr>
        ))}
    </Table.Tbody>
  </Table>
);

/** What the money may be used for; what is not named is not limited. */
const useEarmark = (earmark: Schemas['EarmarkBody']): readonly (readonly [string, ReactNode])[] => {
  const words = useWords();
  const { t, known } = words;
  const { day } = useFigures();
  const placeName = usePlaceName();
  const [themes, programmes] = [useLookup('theme'), useLookup('programme')];
  const list = (values: readonly string[] | undefined, named: (value: string) => string): string =>
    (values ?? []).map(named).join(' · ');
  const within = earmark.implementation;
  return [
    [t('contributions.earmark'), choiceLabel(earmark.level, words, 'level')],
    [t('contributions.themes'), list(earmark.themes, (one) => labelOf(themes, one))],
    [t('contributions.programmes'), list(earmark.programmes, (one) => labelOf(programmes, one))],
    [t('contributions.where.only'), list([...(earmark.regions ?? []), ...(earmark.countries ?? [])], placeName)],
    [t('contributions.requests'), list(earmark.requests, (one) => one)],
    [t('contributions.excluded'), list(earmark.excludedLines, (one) => known(`choice.${one}`) ?? one)],
    [t('contributions.within'), within && t('contributions.days', { from: day(within.from), to: day(within.to) })],
  ];
};

const labelOf = (choices: ReturnType<typeof useLookup>, value: string): string =>
  choices?.find((one) => one.value === value)?.label ?? value;
