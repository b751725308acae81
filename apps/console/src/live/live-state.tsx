import { Text } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { useIsUpdated, useLive } from './use-live.js';

/** Whether what is shown is told of what changes, and since when not. */
export const LiveState = () => {
  const { t } = useWords();
  const { time } = useFigures();
  const { is, at } = useLive();
  if (is === 'beginning') return null;
  if (is === 'lost') return <Status tone="due" text={t('app.not-live', { time: time(at) })} />;
  return (
    <Text component="span" size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">● </span>
      {t('app.live', { time: time(at) })}
    </Text>
  );
};

/** Beside what was changed within the last minute, by anybody. */
export const Updated = ({ id }: Readonly<{ id: string }>) => {
  const { t } = useWords();
  return useIsUpdated(id) ? <Status tone="moving" text={t('app.updated')} /> : null;
};
