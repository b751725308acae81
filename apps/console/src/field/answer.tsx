import { Alert, Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import { queries } from '../api/queries.js';
import { PageButton } from '../app/page-link.js';
import { toldOf } from '../commands/refusal.js';
import { sendCommand } from '../commands/send-command.js';
import { useWords } from '../words/words.js';
import type { Waiting } from './field.queries.js';

/** Yes by one touch, no with a reason. */
export const Answer = ({ request: { requestId, title, officeCode } }: Readonly<{ request: Waiting }>) => {
  const words = useWords();
  const { t } = words;
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = useRef(crypto.randomUUID());
  const accept = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const body = { officeCode, acceptedOn: new Date().toISOString().slice(0, 10) };
      const path = `/api/v1/requests/${encodeURIComponent(requestId)}/assignment/accept`;
      await sendCommand({ method: 'POST', path, body, key: key.current });
      await queries.invalidateQueries();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group>
      <Button loading={isBusy} onClick={() => void accept()} aria-label={t('field-office.accept.of', { title })}>
        {t('field-office.accept')}
      </Button>
      <PageButton
        variant="default"
        to="/requests/$requestId/do/$operation"
        params={{ requestId, operation: 'declineAssignment' }}
        search={{}}
        aria-label={t('field-office.decline.of', { title })}
      >
        {t('field-office.decline')}
      </PageButton>
      {error !== undefined && (
        <Alert role="alert" className="tone-late">
          {toldOf(error, words)}
        </Alert>
      )}
    </Group>
  );
};
