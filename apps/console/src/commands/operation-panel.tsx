import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { CommandForm } from './command-form.js';
import { useCommand } from './commands.js';
import { labelOf } from './labels.js';
import { type Choice, useLookup } from './lookups.js';
import { SidePanel } from './side-panel.js';

type Asked = Parameters<typeof CommandForm>[0];
type Panel = Readonly<{ onClose: () => void; children?: React.ReactNode }>;

/** The form of a command, and what it is about where the page does not say: by the names in its path. */
export const OperationPanel = ({ onClose, children, ...asked }: Asked & Panel) => {
  const { known } = useWords();
  const command = useCommand(asked.operation);
  return (
    <SidePanel title={known(`command.${asked.operation}`) ?? asked.operation} onClose={onClose}>
      <Stack>
        {children}
        <Shown of={command}>{(one) => one && <Named key={asked.operation} path={one.path} asked={asked} />}</Shown>
      </Stack>
    </SidePanel>
  );
};

const Named = ({ path, asked }: Readonly<{ path: string; asked: Asked }>) => {
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const missing = names.filter((name) => !asked.ids[name]);
  const ids = { ...asked.ids, ...chosen };
  return (
    <>
      {missing.map((name) => (
        <NameField
          key={name}
          name={name}
          choices={asked.choices?.[name]}
          value={chosen[name] ?? ''}
          choose={(value) => choose({ ...chosen, [name]: value })}
        />
      ))}
      {names.every((name) => ids[name]) && <CommandForm {...asked} key={Object.values(ids).join(' ')} ids={ids} />}
    </>
  );
};

type NameOf = Readonly<{
  name: string;
  choices: readonly Choice[] | undefined;
  value: string;
  choose: (value: string) => void;
}>;

const NameField = ({ name, choices, value, choose }: NameOf) => {
  const words = useWords();
  const listed = useLookup(name);
  const data = choices ?? listed;
  const label = labelOf(name, words);
  if (data)
    return (
      <NativeSelect
        label={label}
        value={value}
        data={[{ value: '', label: '' }, ...data]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    );
  if (name === 'period')
    return (
      <TextInput type="month" label={label} value={value} onChange={(event) => choose(event.currentTarget.value)} />
    );
  // Only what is complete is taken, so that the form below does not come and go while it is typed.
  return <TextInput label={label} defaultValue={value} onBlur={(event) => choose(event.currentTarget.value.trim())} />;
};
