import { Button, CopyButton, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answered, api } from '../api/client.js';
import { Failed } from '../app/states.js';
import { waitlistQuery } from '../waitlist/waitlist.query.js';
import { useWords } from '../words/words.js';
import { Result } from './result.js';
import { TrialForm } from './trial-form.js';
import { changeOf, KINDS, type Trial } from './trial.js';

const SOON_MS = 300;

/** What the next pass over the waitlist would do if something were otherwise; nothing is recorded. */
export const WhatIfPage = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const trial = useSearch({ from: '/what-if' });
  const change = (changed: Trial): void => void navigate({ to: '/what-if', search: changed, replace: true });
  const [settled] = useDebouncedValue(trial, SOON_MS);
  const asked = changeOf(settled);
  const waitlist = useQuery(waitlistQuery);
  const result = useQuery({
    queryKey: ['what-if', asked ?? null],
    queryFn: () => answered(api.POST('/api/v1/what-if', { body: { changes: asked ? [asked] : [] } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t('page.what-if')}</Title>
        <CopyButton value={location.href}>
          {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'what-if.copied' : 'what-if.copy')}</Button>}
        </CopyButton>
      </Group>
      <Group justify="space-between" className="tone-held" p="sm">
        <Text fw={600}>{t('what-if.trial')}</Text>
        <Button variant="default" onClick={() => change({})}>
          {t('what-if.reset')}
        </Button>
      </Group>
      <div className="table-scroll">
        <SegmentedControl
          aria-label={t('what-if.kind')}
          value={trial.kind ?? 'receipt'}
          onChange={(kind) => change({ kind: KINDS.find((one) => one === kind) ?? 'receipt' })}
          data={KINDS.map((value) => ({ value, label: t(`what-if.kind.${value}`) }))}
        />
      </div>
      <TrialForm trial={trial} change={change} />
      {result.error !== null && <Failed error={result.error} retry={() => void result.refetch()} />}
      {result.data && waitlist.data && (
        <Result result={result.data} waiting={waitlist.data.items} isTried={asked !== undefined} />
      )}
    </Stack>
  );
};
