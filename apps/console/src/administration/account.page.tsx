import { Alert, Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answered, api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { toldOf } from '../commands/refusal.js';
import { useWords } from '../words/words.js';
import { AccountKeys } from './account-keys.js';
import { AccountSessions } from './account-sessions.js';
import { AdministrationHead, AdministrationLink } from './administration-head.js';
import { accountQuery, personQuery } from './administration.queries.js';
import { GrantsText } from './grants-text.js';

/** One account: who is behind it, what it may do, where it is signed in. */
export const AccountPage = () => {
  const { name } = useParams({ from: '/administration/accounts/$name' });
  const account = useQuery(accountQuery(name));
  return (
    <Stack>
      <AdministrationHead />
      <Shown of={account}>{(one) => <Account account={one} />}</Shown>
    </Stack>
  );
};

const Account = ({ account }: Readonly<{ account: Schemas['Account'] }>) => {
  const { t, known } = useWords();
  const { name, kind, grants, personId, closedAt } = account;
  const { data: person } = useQuery(personQuery(name));
  const isOpen = closedAt === null;
  return (
    <>
      <Group>
        <Title order={2}>
          <bdi>{name}</bdi>
        </Title>
        {known(`choice.${kind}`)}
        {!isOpen && <Status tone="closed" text={t('administration.closed')} />}
      </Group>
      {person && (
        <Text>
          {t('administration.name-of-person')}: {person.displayName !== null && <bdi>{person.displayName}</bdi>} (
          <bdi>{personId}</bdi>)
          {person.email !== null && (
            <>
              {' · '}
              <bdi>{person.email}</bdi>
            </>
          )}
        </Text>
      )}
      <GrantsText grants={grants} />
      {isOpen && (
        <div>
          <AdministrationLink operation="changeGrants" ids={{ name }} of={name} />
          <AdministrationLink operation="changeAccountPerson" ids={{ name }} of={name} />
          <AdministrationLink operation="closeAccount" ids={{ name }} of={name} />
        </div>
      )}
      {kind === 'person' && (
        <div>
          <AdministrationLink operation="erasePerson" ids={{ personId }} of={personId} />
        </div>
      )}
      {kind === 'person' && isOpen && <NewPassword name={name} />}
      <AccountSessions name={name} />
      {kind === 'service' && <AccountKeys name={name} />}
    </>
  );
};

const reset = (name: string) =>
  answered(api.POST('/api/v1/accounts/{name}/reset-password', { params: { path: { name } } }));

const NewPassword = ({ name }: Readonly<{ name: string }>) => {
  const words = useWords();
  const { t } = words;
  const resetting = useMutation({
    mutationFn: reset,
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts', name, 'sessions'] }), // they ended
  });
  if (!useRoles().has('administrator')) return null;
  return (
    <Stack align="flex-start">
      <Button variant="default" loading={resetting.isPending} onClick={() => resetting.mutate(name)}>
        {t('command.resetPassword')}
      </Button>
      {resetting.data && (
        <Alert role="status" className="tone-due" title={t('administration.password-shown')}>
          <Code>{resetting.data.password}</Code>
        </Alert>
      )}
      {resetting.error && <Text role="alert">{toldOf(resetting.error, words)}</Text>}
    </Stack>
  );
};
