import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../app/session.js';
import { useWords } from '../words/words.js';
import { today } from './begun.js';
import type { Entry } from './entry.js';
import { EntryCard } from './entry-card.js';
import { inOrder } from './queue.js';
import { sendNow } from './sender.js';
import { useEntries } from './use-entries.js';
import './field.css';

const persistedQuery = {
  queryKey: ['field-persisted'],
  queryFn: async () => (await navigator.storage?.persisted?.()) ?? false,
};

/** What was entered on this device, in three lists that never mix. */
export const WaitingPage = () => {
  const { t } = useWords();
  const { name } = useSession();
  const { mine, others } = useEntries();
  const { data: isPersisted } = useQuery(persistedQuery);
  const entries = inOrder(mine);
  const needsYou = entries.filter(({ state }) => state.at === 'needs-you');
  const waiting = entries.filter(({ state }) => state.at === 'waiting');
  const sentToday = entries.filter(({ state }) => state.at === 'sent' && today(new Date(state.sentAt)) === today());
  return (
    <Stack maw={760}>
      <Group justify="space-between">
        <Title order={1}>{t('page.waiting')}</Title>
        {waiting.length > 0 && <Button onClick={() => void sendNow(name)}>{t('field-office.send-now')}</Button>}
      </Group>
      {isPersisted === false && needsYou.length + waiting.length > 0 && (
        <Alert className="tone-due">{t('field-office.not-kept')}</Alert>
      )}
      {others.map(({ owner, count }) => (
        <Alert key={owner} className="tone-held">
          {t('field-office.another-person', { owner, count })}
        </Alert>
      ))}
      <List title={t('field-office.needs-you')} none={t('field-office.needs-you.none')} entries={needsYou} />
      <List title={t('field-office.waiting')} none={t('field-office.waiting.none')} entries={waiting} />
      <List
        title={t('field-office.sent-today')}
        none={t('field-office.sent-today.none')}
        entries={sentToday.toReversed()}
      />
    </Stack>
  );
};

const List = ({ title, none, entries }: Readonly<{ title: string; none: string; entries: readonly Entry[] }>) => (
  <section aria-label={title}>
    <Title order={2} mb="sm">
      {title} {entries.length > 0 && `(${entries.length})`}
    </Title>
    {entries.length === 0 && <Text c="dimmed">{none}</Text>}
    <Stack gap="sm">
      {entries.map((entry) => (
        <EntryCard key={entry.id} entry={entry} />
      ))}
    </Stack>
  </section>
);
