import { Alert, Anchor, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queries, sessionEnded } from '../api/queries.js';
import { Problem } from '../api/problem.js';
import { toldOf } from '../commands/refusal.js';
import { changePassword, type Session, signIn } from '../app/session.js';
import { useWords } from '../words/words.js';

const PROVIDER = '/api/v1/session/oidc';

/** Whether the organisation's own sign-in is set up: then it leads there. */
const isProviderThere = async (): Promise<boolean> => {
  const answer = await fetch(PROVIDER, { redirect: 'manual' }).catch(() => undefined);
  return answer?.type === 'opaqueredirect';
};

/** Asks who it is; and for a password of their own, where they come with one that was given to them. */
export const SignInPage = () => {
  const words = useWords();
  const { t } = words;
  const [given, setGiven] = useState({ name: '', password: '', newPassword: '' });
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const mustChoose = error instanceof Problem && error.body.code === 'PasswordMustChange';
  const [isChoosing, setChoosing] = useState(false);
  const asksForNew = mustChoose || isChoosing;
  const { data: hasProvider } = useQuery({ queryKey: ['provider'], queryFn: isProviderThere, staleTime: Infinity });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const asked: Promise<Session> = asksForNew ? changePassword(given) : signIn(given.name, given.password);
      const session = await asked;
      await queries.invalidateQueries();
      queries.setQueryData(['session'], session);
      sessionEnded.is = false;
    } catch (thrown) {
      setError(thrown);
      setChoosing((was) => was || (thrown instanceof Problem && thrown.body.code === 'PasswordMustChange'));
    } finally {
      setBusy(false);
    }
  };
  const set = (name: keyof typeof given) => (event: FormEvent<HTMLInputElement>) =>
    setGiven({ ...given, [name]: event.currentTarget.value });
  return (
    <Center mih="100vh" component="main" p="md">
      <Paper p="lg" w={380} className="surface" component="form" onSubmit={(event) => void send(event)}>
        <Stack>
          <Title order={1}>{t(asksForNew ? 'sign-in.choose' : 'sign-in.title')}</Title>
          {sessionEnded.is && <Text size="sm">{t('sign-in.ended')}</Text>}
          {asksForNew && <Text size="sm">{t('sign-in.choose.why')}</Text>}
          {error !== undefined && !mustChoose && (
            <Alert role="alert" className="tone-late">
              {toldOf(error, words)}
            </Alert>
          )}
          <TextInput
            label={t('sign-in.name')}
            autoComplete="username"
            value={given.name}
            onChange={set('name')}
            required
            autoFocus
          />
          <PasswordInput
            label={t('sign-in.password')}
            autoComplete="current-password"
            value={given.password}
            onChange={set('password')}
            required
          />
          {asksForNew && (
            <PasswordInput
              label={t('sign-in.new-password')}
              autoComplete="new-password"
              value={given.newPassword}
              onChange={set('newPassword')}
              required
            />
          )}
          <Button type="submit" loading={isBusy}>
            {t(asksForNew ? 'sign-in.choose.do' : 'sign-in.do')}
          </Button>
          {hasProvider && <Anchor href={PROVIDER}>{t('sign-in.provider')}</Anchor>}
        </Stack>
      </Paper>
    </Center>
  );
};
