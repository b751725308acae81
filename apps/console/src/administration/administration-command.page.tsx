import { Alert, Code, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { NotThere } from '../app/not-there.js';
import { useRoles } from '../app/session.js';
import { Loading, Shown } from '../app/states.js';
import { OperationPanel } from '../commands/operation-panel.js';
import type { CommandAnswer } from '../commands/send-command.js';
import type { Values } from '../commands/values.js';
import { useWords } from '../words/words.js';
import { AdministrationHead } from './administration-head.js';
import { accountsQuery, officesQuery, personQuery, webhooksQuery } from './administration.queries.js';
import { GrantsField } from './grants-field.js';
import { type GrantTyped, grantsOf, typedGrants } from './grants.js';
import { type AdministrationOperation, isOfAdministration, OPERATIONS } from './operations.js';

const FROM = '/administration/do/$operation';

/** A command of an administrator. */
export const AdministrationCommandPage = () => {
  const { operation } = useParams({ from: FROM });
  if (!useRoles().has('administrator') || !isOfAdministration(operation)) return <NotThere />;
  return (
    <Stack>
      <AdministrationHead />
      <Asked key={operation} operation={operation} />
    </Stack>
  );
};

type Of = Readonly<{ operation: AdministrationOperation }>;

const Asked = ({ operation }: Of) => {
  if (operation === 'openAccount' || operation === 'changeGrants') return <WithGrants operation={operation} />;
  if (operation === 'changeAccountPerson') return <ChangePerson />;
  return operation === 'erasePerson' ? <Erase /> : <Plain operation={operation} />;
};

const useBack = (operation: AdministrationOperation): (() => void) => {
  const navigate = useNavigate();
  return () => void navigate({ to: OPERATIONS[operation] });
};

/** What is there of what it changes, so that forms begin with it. */
const Plain = ({ operation }: Of) => {
  const { t } = useWords();
  const ids = useSearch({ from: FROM });
  const back = useBack(operation);
  const [secret, show] = useState<string>();
  const offices = useQuery({ ...officesQuery, enabled: ids['code'] !== undefined });
  const webhooks = useQuery({ ...webhooksQuery, enabled: ids['webhookId'] !== undefined });
  if (offices.isLoading || webhooks.isLoading) return <Loading />;
  const office = offices.data?.find(({ code }) => code === ids['code']);
  const webhook = webhooks.data?.find(({ webhookId }) => webhookId === ids['webhookId']);
  const done = (answer: CommandAnswer & { secret?: unknown }): void => {
    if (typeof answer.secret === 'string') show(answer.secret);
    else back();
  };
  if (secret !== undefined)
    return (
      <Alert role="status" className="tone-due" title={t('administration.webhooks')} withCloseButton={false}>
        <Code>{t('administration.secret', { secret })}</Code>
      </Alert>
    );
  return (
    <OperationPanel
      operation={operation}
      ids={ids}
      initial={{ ...(office && officeValues(operation, office)), ...(webhook && webhookValues(webhook)) }}
      revision={office?.revision ?? webhook?.revision}
      onDone={done}
      onClose={back}
    />
  );
};

const officeValues = (operation: AdministrationOperation, office: Schemas['FieldOffice']): Values => {
  const { countries, themes, languages, capacity, name, weekend, holidays } = office;
  if (operation === 'changeFieldOfficeCoverage') return { countries, themes, languages };
  if (operation === 'changeFieldOfficeCapacity') return { capacity: String(capacity) };
  if (operation === 'renameFieldOffice') return { name };
  if (operation !== 'setFieldOfficeCalendar') return {};
  return { weekend, holidays: holidays.map((one) => ({ day: String(one['day']), name: String(one['name']) })) };
};

const webhookValues = ({ url, active, eventTypes, account }: Schemas['Webhook']): Values => ({
  ...{ url, active },
  ...(eventTypes && { eventTypes }),
  ...(account !== null && { account }),
});

const WithGrants = ({ operation }: Readonly<{ operation: 'openAccount' | 'changeGrants' }>) => {
  const ids = useSearch({ from: FROM });
  const accounts = useQuery(accountsQuery);
  if (!accounts.data) return <Loading />;
  const account = accounts.data.find(({ name }) => name === ids['name']);
  return <Granting key={account?.name ?? ''} {...{ operation, account }} />;
};

type GrantingOf = Readonly<{ operation: 'openAccount' | 'changeGrants'; account: Schemas['Account'] | undefined }>;

const Granting = ({ operation, account }: GrantingOf) => {
  const back = useBack(operation);
  const [grants, set] = useState<readonly GrantTyped[]>(typedGrants(account?.grants ?? []));
  return (
    <OperationPanel
      operation={operation}
      ids={account ? { name: account.name } : {}}
      given={{ grants: grantsOf(grants) }}
      revision={account?.revision}
      onDone={back}
      onClose={back}
    >
      <GrantsField grants={grants} set={set} />
    </OperationPanel>
  );
};

/** Begins with who it is told to be, so that a part of it can be put right. */
const ChangePerson = () => {
  const { name = '' } = useSearch({ from: FROM });
  const person = useQuery(personQuery(name));
  const back = useBack('changeAccountPerson');
  return (
    <Shown of={person}>
      {({ personId, displayName, email }) => (
        <OperationPanel
          operation="changeAccountPerson"
          ids={{ name }}
          initial={{ personId, displayName: displayName ?? '', email: email ?? '' }}
          onDone={back}
          onClose={back}
        />
      )}
    </Shown>
  );
};

/** It cannot be undone: who does it types whom it is about. */
const Erase = () => {
  const { t } = useWords();
  const { personId = '' } = useSearch({ from: FROM });
  const back = useBack('erasePerson');
  const [typed, type] = useState('');
  const isConfirmed = typed.trim() === personId && personId !== '';
  if (isConfirmed)
    return (
      <OperationPanel
        operation="erasePerson"
        ids={{ personId }}
        send="administration.erase"
        onDone={back}
        onClose={back}
      />
    );
  return (
    <Alert className="tone-late" title={t('command.erasePerson')}>
      <TextInput
        label={t('administration.confirm-erase', { id: personId })}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        autoComplete="off"
      />
    </Alert>
  );
};
