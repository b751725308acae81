import { Text, Title } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Status } from '../app/status.js';
import { useHeldOrder } from '../live/use-live.js';
import { namesOf } from '../requests/beneficiaries.js';
import { toneOf } from '../requests/standing.js';
import { turnText } from '../requests/turn.js';
import { useWords } from '../words/words.js';
import type { Card, Column } from './board.js';

/** All cards have one height: a long column scrolls without measuring any. */
const CARD_PIXELS = 182;
const GAP_PIXELS = 8;

/** A phase; of a long one only what is in sight is drawn. */
export const BoardColumn = ({ column, isShownOnPhones }: Readonly<{ column: Column; isShownOnPhones: boolean }>) => {
  const { t, known } = useWords();
  const { money } = useFigures();
  const place = useRef<HTMLDivElement>(null);
  const { phase, late, sums } = column;
  const { rows: cards, holding } = useHeldOrder(column.cards, ({ row }) => row.requestId);
  const list = useVirtualizer({
    ...{ count: cards.length, gap: GAP_PIXELS, overscan: 6 },
    getScrollElement: () => place.current,
    estimateSize: () => CARD_PIXELS,
  });
  const name = known(`phase.${phase}`) ?? phase;
  return (
    <section className="board-column" data-on-phones={isShownOnPhones} aria-label={name}>
      <Title order={2} size="h3">
        {name} <span className="figure">{cards.length}</span>
      </Title>
      <Text size="sm" c="dimmed" className="figure board-sum">
        {Object.entries(sums).map(([currency, sum]) => (
          <bdi key={currency}>{money(sum, currency)} </bdi>
        ))}
        {late > 0 && <Status tone="late" text={t('pipeline.late', { count: late })} />}
      </Text>
      <div
        {...holding}
        ref={place}
        className="board-cards"
        tabIndex={0}
        role="group"
        aria-label={name}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) holding.onBlur(); // not from card to card
        }}
      >
        <ul style={{ blockSize: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const card = cards[index];
            return (
              card && (
                <li
                  key={card.row.requestId}
                  style={{ insetBlockStart: start, blockSize: CARD_PIXELS }}
                  className="surface"
                >
                  <BoardCard card={card} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
};

const BoardCard = ({ card: { row, lateBy } }: Readonly<{ card: Card }>) => {
  const words = useWords();
  const figures = useFigures();
  const { requestId, title, phase, standing, turn, dueOn, beneficiaries, budget, currency } = row;
  const told = words.known(`standing.${standing}.${phase}`) ?? words.known(`standing.${standing}`) ?? standing;
  return (
    <>
      <Text size="sm" c="dimmed" truncate>
        {namesOf(beneficiaries, figures, words)}
      </Text>
      <Text size="sm" c="dimmed">
        <bdi>{requestId}</bdi>
      </Text>
      <PageLink to="/requests/$requestId" params={{ requestId }} lineClamp={2} className="board-title">
        {title}
      </PageLink>
      <div className="board-status">
        {lateBy > 0 ? (
          <Status tone="late" text={words.t('request.late', { count: lateBy })} />
        ) : (
          <Status tone={toneOf(phase, standing)} text={told} />
        )}
      </div>
      <Text size="sm" truncate>
        {turn
          ? words.t('request.turn', { who: turnText(turn, words, figures) })
          : dueOn && words.t('request.due', { day: figures.day(dueOn) })}
      </Text>
      {budget !== null && currency !== null && (
        <Text size="sm" className="figure">
          <bdi>{figures.money(budget, currency)}</bdi>
        </Text>
      )}
    </>
  );
};
