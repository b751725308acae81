import { Alert, Button, Group } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { connection } from '../api/connection.js';
import { queries } from '../api/queries.js';
import { useSession } from '../app/session.js';
import { useFigures } from '../amounts/amounts.js';
import { newVersion } from '../worker/offline.js';
import { useWords } from '../words/words.js';
import { dropOld } from './entries.js';
import { pause } from './pause.js';
import { sendDue, sendNow } from './sender.js';
import { useEntries } from './use-entries.js';

const LOOK_AGAIN_MS = 15_000;

/** Above each page: no connection, a new version, and what waits to be sent. */
export const Notices = () => (
  <>
    <Lost />
    <NewVersion />
    <Sending />
  </>
);

const Lost = () => {
  const { t } = useWords();
  const { time } = useFigures();
  const since = useSyncExternalStore(connection.follow, connection.lostAt);
  useEffect(() => {
    if (since === undefined) return undefined;
    const look = setInterval(() => void queries.invalidateQueries({ queryKey: ['session'] }), LOOK_AGAIN_MS);
    return () => {
      clearInterval(look);
      void queries.invalidateQueries();
    };
  }, [since]);
  if (since === undefined) return null;
  return (
    <Alert role="status" className="tone-due" mb="md" p="sm">
      {t('field-office.lost', { time: time(since) })}
    </Alert>
  );
};

const NewVersion = () => {
  const { t } = useWords();
  if (!useSyncExternalStore(newVersion.follow, newVersion.isThere)) return null;
  return (
    <Alert role="status" className="tone-moving" mb="md" p="sm">
      <Group>
        {t('app.new-version')}
        <Button variant="default" onClick={newVersion.take}>
          {t('app.new-version.take')}
        </Button>
      </Group>
    </Alert>
  );
};

/** Sends what waits, but asks first where the session had ended. */
const Sending = () => {
  const { t } = useWords();
  const { name } = useSession();
  const { unsent, isRead } = useEntries();
  const [isPaused, setPaused] = useState(pause.isOn);
  const isLost = useSyncExternalStore(connection.follow, connection.lostAt) !== undefined;
  const waiting = unsent.filter(({ state }) => state.at === 'waiting').length;
  useEffect(() => {
    void dropOld(Date.now());
    if (isPaused) return undefined;
    const send = (): void => void sendNow(name);
    addEventListener('online', send);
    return () => removeEventListener('online', send);
  }, [name, isPaused]);
  useEffect(() => {
    if (!isPaused || !isRead || waiting > 0) return;
    pause.end(); // there is nothing to ask
    setPaused(false);
  }, [isPaused, isRead, waiting]);
  useEffect(() => {
    if (!isPaused && !isLost) void sendDue(name);
  }, [name, isPaused, isLost, waiting]);
  if (!isPaused || waiting === 0) return null;
  return (
    <Alert role="alert" className="tone-due" mb="md" title={t('field-office.ask', { count: waiting })}>
      {t('field-office.ask.why')}
      <Group mt="sm">
        <Button
          onClick={() => {
            setPaused(false);
            void sendNow(name);
          }}
        >
          {t('field-office.send')}
        </Button>
      </Group>
    </Alert>
  );
};
