import { Button, Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useEffect } from 'react';
import type { Schemas } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Empty, Shown } from '../app/states.js';
import { SidePanel } from '../commands/side-panel.js';
import { plainAmount, saveCsv } from '../csv/csv.js';
import { useWords } from '../words/words.js';
import { useKeyName } from '../contributions/key-names.js';
import type { FigureAsked } from '../contributions/place.js';
import { useExplain, useExplained, usePlace, useSubject } from '../contributions/use-place.js';
import { allChanges, explanationQuery } from './explanation.query.js';
import { figureId, useFigureName } from './figure.js';

type Change = Schemas['FigureChange'];

const dayOf = ({ occurredOn, recordedAt }: Change): string => occurredOn ?? recordedAt.slice(0, 10);

/** The events that make up the figure that the address names. */
export const ExplainPanel = () => {
  const explain = useExplain();
  const asked = useExplained();
  if (!asked) return null;
  return <Explained key={figureId(asked)} asked={asked} onClose={() => explain(undefined)} />;
};

const Explained = ({ asked, onClose }: Readonly<{ asked: FigureAsked; onClose: () => void }>) => {
  const { t } = useWords();
  const subject = useSubject();
  const { place } = usePlace();
  const nameOf = useFigureName();
  const keyName = useKeyName();
  const { figure, by, key } = asked;
  const found = useInfiniteQuery(explanationQuery(subject, asked, place));
  const id = figureId(asked);
  useEffect(() => () => document.getElementById(id)?.focus(), [id]);
  const part = key === undefined ? undefined : keyName(by, key);
  const of = subject.kind === 'mandate' ? t('mandates.paragraph', { id: subject.id }) : part;
  const title = of === undefined ? nameOf(figure) : `${of}: ${nameOf(figure)}`;
  const save = async (): Promise<void> => {
    const changes = await allChanges(subject, asked, place);
    const told = found.data?.pages[0]?.currency;
    const head = ['occurred on', 'recorded at', 'event', 'contribution', 'request', 'currency', 'amount', 'sum'];
    const amounts = ({ change, sum }: Change) =>
      [change, sum].map((one) => (told == null ? one : plainAmount(one, told)));
    saveCsv(`${subject.id} ${id}`, [
      head,
      ...changes.map((one) => [
        ...[one.occurredOn, one.recordedAt, one.type, one.contributionId, one.requestId, told ?? null],
        ...amounts(one),
      ]),
    ]);
  };
  return (
    <SidePanel title={title} onClose={onClose}>
      <Shown of={found}>
        {({ pages }) => {
          const [first] = pages;
          const items = pages.flatMap((page) => page.items);
          if (!first || first.count === 0) return <Empty text={t('explain.nothing')} />;
          return (
            <>
              <Text size="sm" mb="sm">
                {t('explain.what', { count: first.count })}
              </Text>
              <Changes items={items} explanation={first} left={first.count - items.length} />
              <Group mt="md" className="no-print">
                {found.hasNextPage && (
                  <Button variant="default" onClick={() => void found.fetchNextPage()}>
                    {t('state.more')}
                  </Button>
                )}
                <Button variant="default" onClick={() => void save()}>
                  {t('page.csv')}
                </Button>
              </Group>
            </>
          );
        }}
      </Shown>
    </SidePanel>
  );
};

type Told = Readonly<{ items: readonly Change[]; explanation: Schemas['Explanation']; left: number }>;

const Changes = ({ items, explanation: { currency, total }, left }: Told) => {
  const { t } = useWords();
  const { amount, money, number, day } = useFigures();
  const written = (value: number): string => (currency === null ? number(value) : amount(value, currency));
  return (
    <div className="explanation">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('explain.event')}</Table.Th>
            <Table.Th className="amount">{t('explain.amount')}</Table.Th>
            <Table.Th className="amount">{t('explain.sum')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                <WhatHappened change={one} day={day(dayOf(one))} />
              </Table.Td>
              <Table.Td className="amount">{written(one.change)}</Table.Td>
              <Table.Td className="amount">{written(one.sum)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th colSpan={3} className="adds-up">
              {left > 0 && `${t('explain.left', { count: left })} `}
              {t('explain.adds-up', { amount: currency === null ? number(total) : money(total, currency) })}
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
};

const WhatHappened = ({ change, day }: Readonly<{ change: Change; day: string }>) => {
  const { t, known } = useWords();
  const { day: written } = useFigures();
  const { type, requestId, contributionId, recordedAt } = change;
  const { id: shown } = useSubject();
  const recordedOn = recordedAt.slice(0, 10);
  return (
    <>
      <Text size="sm" c="dimmed">
        {day}
        {recordedOn !== dayOf(change) && ` · ${t('explain.recorded', { day: written(recordedOn) })}`}
      </Text>
      <Text size="sm">{type === null ? t('explain.hidden') : (known(`event.${type}`) ?? type)}</Text>
      <Text size="sm">
        {requestId && (
          <PageLink to="/requests/$requestId" params={{ requestId }}>
            <bdi>{requestId}</bdi>
          </PageLink>
        )}
        {requestId && contributionId && contributionId !== shown && <Fragment> · </Fragment>}
        {contributionId && contributionId !== shown && (
          <PageLink to="/contributions/$contributionId" params={{ contributionId }}>
            <bdi>{contributionId}</bdi>
          </PageLink>
        )}
      </Text>
    </>
  );
};
