import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../app/session.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { entriesQuery } from './entries.js';
import type { Entry } from './entry.js';
import { LogForm } from './log-form.js';
import { begun } from './begun.js';

export const ActivityPage = () => {
  const { entry } = useSearch({ from: '/field/activity' });
  return <LogPage key={entry ?? 'new'} kind="activity" id={entry} />;
};

export const ExpenditurePage = () => {
  const { entry } = useSearch({ from: '/field/expenditure' });
  return <LogPage key={entry ?? 'new'} kind="expenditure" id={entry} />;
};

type Asked = Readonly<{ kind: Entry['kind']; id: string | undefined }>;

const LogPage = ({ kind, id }: Asked) => {
  const { t } = useWords();
  const entries = useQuery(entriesQuery);
  return (
    <Stack maw={640}>
      <Title order={1}>{t(kind === 'activity' ? 'field-office.activity' : 'field-office.expenditure.title')}</Title>
      <Shown of={entries}>{(all) => <Begun kind={kind} id={id} entries={all} />}</Shown>
    </Stack>
  );
};

/** Goes on with what was not saved yet, or begins. */
const Begun = ({ kind, id, entries }: Asked & Readonly<{ entries: readonly Entry[] }>) => {
  const { name } = useSession();
  const navigate = useNavigate();
  const [first] = useState(() => begun({ kind, id, entries, owner: name }));
  return <LogForm first={first} onSaved={() => void navigate({ to: '/field/waiting' })} />;
};
