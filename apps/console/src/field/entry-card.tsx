import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { minorUnitsIn, useFigures } from '../amounts/amounts.js';
import { PageButton } from '../app/page-link.js';
import { Status } from '../app/status.js';
import { refusalIn, refusalTitle } from '../commands/refusal.js';
import { useWords } from '../words/words.js';
import { isStillHere } from './begun.js';
import { dayOf } from './body.js';
import { Conflict } from './conflict.js';
import { dropEntry, keepEntry, progressQuery } from './entries.js';
import type { Entry } from './entry.js';
import { exported } from './exported.js';
import { fieldLabel } from './field-label.js';
import { stepsOf } from './queue.js';
import { sendDue } from './sender.js';

/** One entry: what it is, its one state, how far it is, and what may be done about it. */
export const EntryCard = ({ entry }: Readonly<{ entry: Entry }>) => {
  const { known } = useWords();
  const { day, money } = useFigures();
  const { kind, values, projectTitle, state } = entry;
  const { amount = '', currency = '' } = values;
  const minor = minorUnitsIn(amount, currency);
  return (
    <Stack gap="xs" className="surface" p="sm">
      <Text fw={600}>
        {kind === 'activity' ? values['title'] : values['description']}
        {minor !== undefined && ` · ${money(minor, currency)}`}
      </Text>
      <Text size="sm" c="dimmed">
        {[
          ...(kind === 'activity' ? [known(`choice.${values['kind']}`) ?? ''] : []),
          ...[day(dayOf(entry)), projectTitle],
        ].join(' · ')}
      </Text>
      <Standing entry={entry} />
      {state.at === 'waiting' && <HowFar entry={entry} />}
      {state.at === 'needs-you' && state.why.kind === 'conflict' && (
        <Conflict entry={entry} theirs={state.why.theirs} />
      )}
      {state.at !== 'sent' && <Actions entry={entry} />}
    </Stack>
  );
};

const Standing = ({ entry: { state, savedAt, held, values } }: Readonly<{ entry: Entry }>) => {
  const words = useWords();
  const { t } = words;
  const { time } = useFigures();
  const at = (moment: number): string => time(new Date(moment).toISOString());
  switch (state.at) {
    case 'draft':
      return <Status tone="closed" text={t('field-office.draft')} />;
    case 'waiting':
      return (
        <div>
          <Text size="sm">
            <span aria-hidden="true">◷</span> {t('field-office.saved', { time: at(savedAt) })}
          </Text>
          {state.tries > 0 && (
            <Text size="sm" c="dimmed">
              {t('field-office.tried', { count: state.tries, time: at(state.notBefore) })}
            </Text>
          )}
        </div>
      );
    case 'needs-you':
      return (
        <Text size="sm" fw={600} className="tone-late" p="xs">
          <span aria-hidden="true">!</span>{' '}
          {state.why.kind === 'conflict'
            ? t('field-office.conflict')
            : refusalIn(state.why, words, values['currency'], fieldLabel)}
        </Text>
      );
    case 'sent':
      return held === undefined ? (
        <div>
          <Status tone="done" text={t('field-office.sent', { time: at(state.sentAt) })} />
        </div>
      ) : (
        <Text size="sm" className="tone-held" p="xs">
          <span aria-hidden="true">‖</span> {t('field-office.held', { rule: refusalTitle(held, words) })}
        </Text>
      );
  }
};

const HowFar = ({ entry }: Readonly<{ entry: Entry }>) => {
  const { t } = useWords();
  const { share } = useFigures();
  const { data: progress } = useQuery(progressQuery);
  const steps = stepsOf(entry);
  const step = steps[entry.done];
  const file = step?.what === 'file' && progress?.evidenceId === step.photo.evidenceId ? progress : undefined;
  const part = file ? file.sent / file.size : 0;
  const done = Math.min((entry.done + part) / steps.length, 1);
  const what = t(step?.what === 'fact' ? 'field-office.progress.fact' : 'field-office.progress.evidence');
  const told = t('field-office.progress', {
    ...{ what, step: Math.min(entry.done + 1, steps.length), of: steps.length },
    share: share(Math.round(done * 10_000)),
  });
  if (steps.length === 1) return null;
  return (
    <Group gap="sm">
      <progress value={done} max={1} aria-label={told} />
      <Text size="sm">{told}</Text>
    </Group>
  );
};

const Actions = ({ entry }: Readonly<{ entry: Entry }>) => {
  const { t } = useWords();
  const [isSure, setSure] = useState(false);
  const { state } = entry;
  const isRefused = state.at === 'needs-you' && state.why.kind === 'refused';
  const again = async (): Promise<void> => {
    await keepEntry({ ...entry, state: { at: 'waiting', tries: 0, notBefore: Date.now() } });
    await sendDue(entry.owner);
  };
  return (
    <Group gap="sm">
      {isStillHere(entry) && (
        <PageButton
          variant="default"
          to={entry.kind === 'activity' ? '/field/activity' : '/field/expenditure'}
          search={{ entry: entry.id }}
        >
          {t('field-office.open')}
        </PageButton>
      )}
      {isRefused && (
        <Button variant="default" onClick={() => void again()}>
          {t('field-office.send-again')}
        </Button>
      )}
      <Button variant="default" onClick={() => void exported(entry)}>
        {t('field-office.export')}
      </Button>
      {isRefused && (
        <Button variant="default" onClick={() => (isSure ? void dropEntry(entry) : setSure(true))}>
          {t(isSure ? 'field-office.discard.sure' : 'field-office.discard')}
        </Button>
      )}
    </Group>
  );
};
