import { Alert, Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CannotReach, isPassing, isUnknown, Problem } from '../api/problem.js';
import { useWords } from '../words/words.js';
import { PageLink } from './page-link.js';

export const Loading = () => {
  const { t } = useWords();
  return (
    <Center mih={200} role="status">
      <Loader aria-label={t('state.loading')} color="var(--accent)" />
    </Center>
  );
};

/** Why a page is not there, in words, and what to do about it. */
export const Failed = ({ error, retry }: Readonly<{ error: unknown; retry: () => void }>) => {
  const { t } = useWords();
  if (isUnknown(error))
    return (
      <Empty text={t('state.unknown')}>
        <PageLink to="/">{t('state.unknown.home')}</PageLink>
      </Empty>
    );
  const told =
    error instanceof CannotReach ? 'state.cannot-reach' : isPassing(error) ? 'state.busy' : ('state.failed' as const);
  const reference = error instanceof Problem ? error.reference : undefined;
  return (
    <Alert role="alert" className="tone-late" title={t(told)}>
      <Group>
        {reference && <Text size="sm">{t('state.reference', { reference: reference.slice(0, 8) })}</Text>}
        <Button variant="default" onClick={retry}>
          {t('state.again')}
        </Button>
      </Group>
    </Alert>
  );
};

export const Empty = ({ text, children }: Readonly<{ text: string; children?: ReactNode }>) => (
  <Stack align="flex-start" p="lg" className="surface">
    <Text>{text}</Text>
    {children}
  </Stack>
);

type Asked<T> = Readonly<{ data: T | undefined; error: unknown; refetch: () => unknown }>;

/** What was read, or why it is not there; what was read before stays while it is asked for again. */
export const Shown = <T,>({ of, children }: Readonly<{ of: Asked<T>; children: (data: T) => ReactNode }>) => {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <Failed error={of.error} retry={() => void of.refetch()} />;
  return <Loading />;
};

type AskedAgain<T> = Asked<T> & Readonly<{ isFetchedAfterMount: boolean }>;

/**
 * The same, not as it was read some time ago but as it is now: for forms, which say with what they send what was read.
 * Wants a query that is asked again when it is mounted.
 */
export const Fresh = <T,>({ of, children }: Readonly<{ of: AskedAgain<T>; children: (data: T) => ReactNode }>) =>
  of.isFetchedAfterMount ? <Shown of={of}>{children}</Shown> : <Loading />;
