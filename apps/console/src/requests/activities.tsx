import { Group, Stack, Text, Title } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { CommandLink } from './command-link.js';
import { Participants } from './participants.js';
import type { Project } from './request.query.js';

type Activity = Schemas['Activity'];

/** What was held, and what of the workplan was not logged yet. */
export const Activities = ({ project, requestId }: Readonly<{ project: Project; requestId: string }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  const { activities, workplan } = project;
  const logged = new Set(activities.map(({ plannedId }) => plannedId));
  const planned = (workplan?.activities ?? []).filter(({ plannedId }) => !logged.has(plannedId));
  return (
    <section>
      <Title order={2}>{t('delivery.activities')}</Title>
      <Participants activities={activities} />
      {activities.length === 0 && <Text>{t('delivery.activities.none')}</Text>}
      <Stack gap="sm" mt="sm">
        {activities
          .toSorted((a, b) => (a.from < b.from ? 1 : -1))
          .map((one) => (
            <Held key={one.activityId} activity={one} requestId={requestId} />
          ))}
      </Stack>
      {workplan && planned.length > 0 && (
        <>
          <Title order={3} mt="md">
            {t('delivery.planned.to-come')}
          </Title>
          {planned.map(({ plannedId, title, from, to, kind }) => (
            <Text key={plannedId}>
              {title}{' '}
              <Text component="span" size="sm" c="dimmed">
                <Kind kind={kind} /> · {day(from)} – {day(to)}
              </Text>
            </Text>
          ))}
        </>
      )}
    </section>
  );
};

const Kind = ({ kind }: Readonly<{ kind: string }>) => useWords().known(`choice.${kind}`) ?? kind;

const Held = ({ activity, requestId }: Readonly<{ activity: Activity; requestId: string }>) => {
  const { t } = useWords();
  const { day, country } = useFigures();
  const { activityId, title, kind, from, to, place, participants, outputs, corrections } = activity;
  const where = [place, activity.country === null ? null : country(activity.country)].filter(Boolean).join(', ');
  return (
    <div>
      <Group gap="sm">
        <Text fw={600}>{title}</Text>
        {corrections.length > 0 && (
          <Status tone="closed" text={t('delivery.corrected', { count: corrections.length })} />
        )}
        <CommandLink requestId={requestId} operation="correctActivity" ids={{ activityId }} of={title} />
      </Group>
      <Text size="sm" c="dimmed">
        <Kind kind={kind} /> · {day(from)}
        {to !== from && <> – {day(to)}</>} {where !== '' && <>· {where}</>}
      </Text>
      {participants && <Text size="sm">{t('request.people', { ...participants })}</Text>}
      {outputs.map((one) => (
        <Text size="sm" key={one}>
          {one}
        </Text>
      ))}
      {corrections.map(
        ({ correctionId, reason, before }) =>
          reason !== undefined && (
            <Text size="sm" key={correctionId}>
              {before?.participants && t('request.people', { ...before.participants })} → <q>{reason}</q>
            </Text>
          ),
      )}
    </div>
  );
};
