import { Alert, Button, Code, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useFigures } from '../amounts/amounts.js';
import { answered, api } from '../api/client.js';
import { queries } from '../api/queries.js';
import { DataTable } from '../app/data-table.js';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { toldOf } from '../commands/refusal.js';
import { useWords } from '../words/words.js';
import { apiKeysQuery } from './administration.queries.js';
import { GrantsField } from './grants-field.js';
import { type GrantTyped, grantsOf, isWhole } from './grants.js';
import { GrantsText } from './grants-text.js';
import type { Schemas } from '../api/client.js';

type Asked = Schemas['MakeApiKeyBody'];

/** The API keys of a service, which are shown whole once: when they are made. */
export const AccountKeys = ({ name }: Readonly<{ name: string }>) => {
  const { t } = useWords();
  const { day } = useFigures();
  const keys = useQuery(apiKeysQuery(name));
  const readAgain = () => queries.invalidateQueries({ queryKey: ['accounts', name, 'api-keys'] });
  const revoking = useMutation({
    mutationFn: (keyId: string) =>
      answered(api.DELETE('/api/v1/accounts/{name}/api-keys/{keyId}', { params: { path: { name, keyId } } })),
    onSettled: readAgain,
  });
  const isAdministrator = useRoles().has('administrator');
  return (
    <section>
      <Title order={2}>{t('administration.keys')}</Title>
      <Stack>
        <Shown of={keys}>
          {(rows) => (
            <DataTable
              rows={rows}
              keyOf={({ id }) => id}
              none={t('administration.keys.none')}
              columns={[
                { title: t('field.label'), of: ({ label }) => <bdi>{label}</bdi> },
                { title: t('administration.grants'), of: ({ grants }) => <GrantsText grants={grants} /> },
                { title: t('administration.until'), of: ({ expiresOn }) => day(expiresOn) },
                {
                  title: t('administration.last-used'),
                  of: ({ lastUsedOn }) => lastUsedOn !== null && day(lastUsedOn),
                },
                {
                  title: t('administration.do'),
                  of: ({ id, label, revokedAt }) =>
                    revokedAt !== null
                      ? t('administration.revoked')
                      : isAdministrator && (
                          <Button
                            size="xs"
                            variant="default"
                            aria-label={t('administration.revoke-what', { label })}
                            onClick={() => revoking.mutate(id)}
                          >
                            {t('administration.revoke')}
                          </Button>
                        ),
                },
              ]}
            />
          )}
        </Shown>
        {isAdministrator && <MakeKey name={name} onMade={() => void readAgain()} />}
      </Stack>
    </section>
  );
};

const MakeKey = ({ name, onMade }: Readonly<{ name: string; onMade: () => void }>) => {
  const words = useWords();
  const { t } = words;
  const [label, setLabel] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [grants, setGrants] = useState<readonly GrantTyped[]>([]);
  const making = useMutation({
    gcTime: 0,
    mutationFn: () => {
      const body = { label, expiresOn, grants: grantsOf(grants) } as Asked; // of the kinds that the form offers
      return answered(api.POST('/api/v1/accounts/{name}/api-keys', { params: { path: { name } }, body }));
    },
    onSuccess: onMade,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack align="flex-start">
        <TextInput label={t('field.label')} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
        <TextInput
          type="date"
          label={t('administration.until')}
          value={expiresOn}
          onChange={(event) => setExpiresOn(event.currentTarget.value)}
        />
        <GrantsField grants={grants} set={setGrants} />
        <Button
          type="submit"
          loading={making.isPending}
          disabled={label === '' || expiresOn === '' || grants.length === 0 || !isWhole(grants)}
        >
          {t('command.makeApiKey')}
        </Button>
        {making.data && (
          <Alert role="status" className="tone-due" title={t('administration.key-shown')}>
            <Code>{making.data.key}</Code>
          </Alert>
        )}
        {making.error && (
          <Alert role="alert" className="tone-late" title={t('command.refused')}>
            {toldOf(making.error, words)}
          </Alert>
        )}
      </Stack>
    </form>
  );
};
