import { Stack, Text } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { CannotReach, Problem } from '../api/problem.js';
import { Shown } from '../app/states.js';
import { useWords, type WordId } from '../words/words.js';
import { type ConsoleCommand, useCommand } from './commands.js';
import type { Draft } from './drafts.js';
import { FormEnd } from './form-end.js';
import { FormField } from './form-fields.js';
import type { Choice } from './lookups.js';
import { withMade } from './made-ids.js';
import { NotDone } from './not-done.js';
import { NotKept } from './not-kept.js';
import type { CommandAnswer } from './send-command.js';
import { useDraft } from './use-draft.js';
import { useSending } from './use-sending.js';
import { isEmpty, type Values } from './values.js';

type Asked = Readonly<{
  /** In the document of the api. */
  operation: string;
  /** What its path names. */
  ids: Readonly<Record<string, string>>;
  /** What it begins with. */
  initial?: Values;
  /** Given by the page, and not asked for: merged into the body. */
  given?: Readonly<Record<string, unknown>>;
  /** What was read: if it changed since, nothing is done, and that is told. */
  revision?: number | undefined;
  currency?: string;
  /** What there is to choose from, where the page knows: by the field's name. */
  choices?: Readonly<Record<string, readonly Choice[]>>;
  /** What is suggested, where other things may be typed, too. */
  suggestions?: Readonly<Record<string, readonly Choice[]>> | undefined;
  /** What sends it, where that has another name. */
  send?: WordId;
  onDone: (answer: CommandAnswer) => void;
}>;

/** The form of a command: made from its description, kept as it is typed, sent once. */
export const CommandForm = (asked: Asked) => {
  const command = useCommand(asked.operation);
  const draft = useDraft(`${asked.operation} ${Object.values(asked.ids).join(' ')}`);
  if (!draft) return null;
  return (
    <Shown of={command}>
      {(one) => one && <Filled key={draft.name} {...asked} command={one} name={draft.name} draft={draft.kept} />}
    </Shown>
  );
};

type Kept = Readonly<{ command: ConsoleCommand; name: string; draft: Draft | undefined }>;

const Filled = (asked: Asked & Kept) => {
  const { initial, given = {}, currency = 'USD', onDone, revision, command, choices, suggestions, ...kept } = asked;
  const { t } = useWords();
  const fields = withMade(kept.operation, command.fields).filter((field) => !Object.hasOwn(given, field.name));
  const empty = { ...presetsOf(fields), ...initial };
  const { values, set, clear, send, faults, error, isBusy, isKept } = useSending({
    ...{ command, fields, given, revision, empty, currency },
    ...{ ids: kept.ids, name: kept.name, draft: kept.draft },
  });
  const summary = useRef<HTMLDivElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await send();
    if (answer) onDone(answer);
    else setTimeout(() => summary.current?.focus()); // once it says why
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-busy={isBusy}>
      <Stack>
        {kept.draft && <Text size="sm">{t('command.draft')}</Text>}
        <div ref={summary} tabIndex={-1}>
          <NotDone error={error} faults={faults} currency={currency} />
        </div>
        {fields.map((field) => (
          <FormField
            key={field.name}
            field={field}
            path={field.name}
            form={{ values, set, faults, currency, choices, suggestions }}
          />
        ))}
        {!isKept && <NotKept>{t('command.not-kept')}</NotKept>}
        <FormEnd
          send={t(isToSendAgain(error) ? 'command.again' : (asked.send ?? 'command.send'))}
          isBusy={isBusy}
          clear={isEmpty(values) ? undefined : clear}
        />
      </Stack>
    </form>
  );
};

const isToSendAgain = (error: unknown): boolean =>
  error instanceof CannotReach || (error instanceof Problem && error.status === 412);

/** Days that must be given are today until another is chosen; choices are what the api takes if nothing is said. */
const presetsOf = (fields: ConsoleCommand['fields']): Values => {
  const today = new Date().toISOString().slice(0, 10);
  const presetOf = (one: ConsoleCommand['fields'][number]): string => {
    if (one.kind === 'day' && one.required) return today;
    return one.kind === 'choice' && typeof one.default === 'string' ? one.default : '';
  };
  return Object.fromEntries(fields.map((one) => [one.name, presetOf(one)]).filter(([, preset]) => preset !== ''));
};
