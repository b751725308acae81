import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { Empty, Shown } from '../app/states.js';
import { Status, type Tone } from '../app/status.js';
import { refusalIn } from '../commands/refusal.js';
import { useWords, type Words } from '../words/words.js';
import { projectQuery, type RequestDetails, type StoryEvent, timelineQuery } from './request.query.js';
import { type Considered, ResourceCheck } from './resource-check.js';
import { OfficeRanking, type RankedOffice } from './office-ranking.js';
import { beforeOf, changedBy, dayOf, namesIn, type Say, toldBy } from './story.js';
import { ToldList } from './told-list.js';

const FIRST = 30;

/** All that happened, the newest first. */
export const StoryTab = ({ request }: Readonly<{ request: RequestDetails }>) => {
  const words = useWords();
  const figures = useFigures();
  const story = useQuery(timelineQuery(request.requestId));
  const { data: project } = useQuery(projectQuery(request.requestId));
  const [count, setCount] = useState(FIRST);
  const say: Say = { words, figures, names: namesIn(project) };
  return (
    <Shown of={story}>
      {(events) => {
        if (events.length === 0) return <Empty text={words.t('request.story.empty')} />;
        const shown = events.toReversed().slice(0, count);
        return (
          <Stack>
            <ol className="request-story">
              {shown.map((event) => (
                <li key={event.id}>
                  <Entry event={event} all={events} say={say} currency={request.currency ?? 'USD'} />
                </li>
              ))}
            </ol>
            {count < events.length && (
              <Group>
                <Button variant="default" onClick={() => setCount(events.length)}>
                  {words.t('request.story.more', { count: events.length - count })}
                </Button>
              </Group>
            )}
          </Stack>
        );
      }}
    </Shown>
  );
};

/** Where an entry of the story needs to be seen. */
const TONES: Readonly<Record<string, Tone>> = {
  FactHeld: 'held',
  FactRejected: 'closed',
  StepBecameOverdue: 'late',
  RequestWaitlisted: 'due',
  ReservationLapsed: 'late',
  ReservationRevoked: 'late',
  AssignmentDeclined: 'late',
  AssignmentEscalated: 'late',
  DeliverySuspended: 'held',
  RiskRaised: 'due',
};

type Entered = Readonly<{ event: StoryEvent; all: readonly StoryEvent[]; say: Say; currency: string }>;

const Entry = ({ event, all, say, currency }: Entered) => {
  const { words, figures } = say;
  const { type, metadata, data } = event;
  const recordedAt = String(metadata['recordedAt']);
  const day = dayOf(event) ?? recordedAt.slice(0, 10);
  const name = words.known(`event.${type}`) ?? type;
  const tone = TONES[type];
  return (
    <>
      <Text size="sm" component="time" dateTime={day} className="figure">
        {figures.day(day)}
      </Text>
      <div>
        <Group gap="sm">
          {tone ? <Status tone={tone} text={name} /> : <Text fw={600}>{name}</Text>}
          <Text size="sm" c="dimmed">
            <bdi>{actorOf(event, words)}</bdi>
            {recordedAt.slice(0, 10) !== day && (
              <> · {words.t('request.recorded', { moment: figures.moment(recordedAt) })}</>
            )}
          </Text>
        </Group>
        {type === 'FactHeld' && (
          <Text size="sm">
            {refusalIn(refusalOf(data), words, currency)}
            {'. '}
            {words.t('request.held.only-this')}
          </Text>
        )}
        <Details event={event} all={all} say={say} />
      </div>
    </>
  );
};

/** Who recorded it; what the system does by itself is the system's. */
const actorOf = ({ metadata }: StoryEvent, { t }: Words): string => {
  const actor = String(metadata['actor']);
  return actor.startsWith('process:') ? t('request.by-itself') : actor;
};

/** The rule that a held fact breaks. */
const refusalOf = ({ because, facts }: StoryEvent['data']) => ({
  code: String(because),
  detail: String(because),
  facts: (facts ?? {}) as Readonly<Record<string, unknown>>, // as a refusal tells them
});

const Details = ({ event, all, say }: Omit<Entered, 'currency'>) => {
  const { t } = say.words;
  const before = beforeOf(event, all);
  if (before) {
    const reason = { type: event.type, data: { reason: event.data['reason'] } };
    return (
      <>
        {changedBy(before, event.data, say).map(({ label, from, to }) => (
          <Text size="sm" key={label}>
            {t('request.changed', { label, from, to })}
          </Text>
        ))}
        <ToldList told={toldBy(reason, say)} />
        <details>
          <summary>{t('request.as-told')}</summary>
          <ToldList told={toldBy({ type: 'ActivityDelivered', data: before }, say)} />
        </details>
      </>
    );
  }
  // What was told, as the command that told it, is in the event that holds it.
  const told = event.type === 'FactHeld' ? { type: '', data: event.data['fact'] as StoryEvent['data'] } : event;
  return (
    <>
      <ToldList told={toldBy(told, say)} />
      {event.type === 'ResourceCheckPerformed' && Array.isArray(event.data['considered']) && (
        <details>
          <summary>{t('check.explain')}</summary>
          <ResourceCheck
            check={event.data as Readonly<{ considered: readonly Considered[] }> & StoryEvent['data']} // as the check is told
          />
        </details>
      )}
      {event.type === 'FieldOfficeAssigned' && Array.isArray(event.data['ranking']) && (
        <details>
          <summary>{t('ranking.assigned')}</summary>
          <OfficeRanking offices={event.data['ranking'] as readonly RankedOffice[]} />
        </details>
      )}
    </>
  );
};
