import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../words/words.js';
import type { Field } from './commands.js';
import { type FieldOfForm, helpOf, idOf, useFault } from './field-words.js';
import { choiceLabel, labelOf, nameAt } from './labels.js';
import { type Choice, useLookup } from './lookups.js';
import { isMade } from './made-ids.js';
import { AmountField, MoneyField } from './money-fields.js';
import { isEmpty, textOf, type Value, valueAt } from './values.js';

const LONG = 300;
const FEW = 14;

export const FormField = (asked: FieldOfForm) => {
  const { field } = asked;
  if (isMade(field)) return null;
  switch (field.kind) {
    case 'group':
      return <GroupField {...asked} />;
    case 'list':
      return <ListField {...asked} />;
    case 'money':
      return <MoneyField {...asked} />;
    case 'amount':
      return <AmountField {...asked} />;
    case 'yes-or-no':
      return <YesOrNo {...asked} />;
    default:
      return <PlainField {...asked} />;
  }
};

const PlainField = ({ field, path, form, lookupName }: FieldOfForm) => {
  const words = useWords();
  const known = useLookup(lookupName ?? field.name);
  const lookup = form.choices?.[lookupName ?? field.name] ?? known;
  const error = useFault(path, field, form);
  const value = textOf(valueAt(form.values, path));
  const name = nameAt(path, form.names) ?? lookupName ?? field.name;
  const common = {
    id: idOf(path),
    label: labelOf(name, words),
    value,
    error,
    description: helpOf(name, field, words),
    onChange: (event: { currentTarget: { value: string } }) => form.set(path, event.currentTarget.value),
  };
  const choices =
    field.choices?.map((one) => ({ value: String(one), label: choiceLabel(one, words, field.name) })) ?? lookup;
  if (choices) return <NativeSelect {...common} data={[{ value: '', label: '' }, ...choices]} />;
  const suggestions = form.suggestions?.[field.name];
  return suggestions ? <Suggesting {...{ common, suggestions }} /> : <Typed {...{ common, field }} />;
};

type TypedInput = Readonly<{
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  description: string | undefined;
  onChange: (event: { currentTarget: { value: string } }) => void;
}>;

const Typed = ({ common, field }: Readonly<{ common: TypedInput; field: Field }>) => {
  if (field.kind === 'day') return <TextInput {...common} type="date" />;
  if (field.kind === 'integer' || field.kind === 'number') return <TextInput {...common} inputMode="decimal" />;
  return (field.most ?? LONG) > LONG ? <Textarea {...common} autosize minRows={2} /> : <TextInput {...common} />;
};

type SuggestingOf = Readonly<{ common: TypedInput; suggestions: readonly Choice[] }>;

/** What may be typed is offered by its name; other things may be typed as well. */
const Suggesting = ({ common, suggestions }: SuggestingOf) => {
  const list = `${common.id}-suggestions`;
  return (
    <>
      <TextInput {...common} list={list} autoComplete="off" />
      <datalist id={list}>
        {suggestions.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
    </>
  );
};

const YesOrNo = ({ field, path, form }: FieldOfForm) => {
  const words = useWords();
  return (
    <Checkbox
      id={idOf(path)}
      label={labelOf(field.name, words)}
      checked={valueAt(form.values, path) === true}
      onChange={(event) => form.set(path, event.currentTarget.checked)}
    />
  );
};

const GroupField = ({ field, path, form, lookupName }: FieldOfForm) => (
  <Fieldset legend={labelOf(lookupName ?? field.name, useWords())}>
    <Stack gap="sm">
      {(field.fields ?? []).map((one) => (
        <FormField key={one.name} field={one} path={`${path}.${one.name}`} form={form} />
      ))}
    </Stack>
  </Fieldset>
);

const ListField = ({ field, path, form }: FieldOfForm) => {
  const words = useWords();
  const lookup = useLookup(field.name);
  const error = useFault(path, field, form);
  const { item } = field;
  const label = labelOf(field.name, words);
  const values = (valueAt(form.values, path) ?? []) as readonly Value[];
  if (!item) return null;
  const choices = item.choices?.map((one) => ({ value: String(one), label: choiceLabel(one, words) })) ?? lookup;
  const isChosen = item.kind !== 'group' && choices !== undefined;
  if (isChosen && choices.length <= FEW)
    return (
      <Checkbox.Group
        id={idOf(path)}
        label={label}
        value={values.map(String)}
        onChange={(chosen) => form.set(path, chosen)}
        error={error}
      >
        <Stack gap="xs" mt="xs">
          {choices.map(({ value, label: one }) => (
            <Checkbox key={value} value={value} label={one} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  const empty: Value = item.kind === 'group' || item.kind === 'money' ? {} : '';
  return (
    <Fieldset legend={label} id={idOf(path)} variant={item.kind === 'group' ? 'unstyled' : 'default'}>
      <Stack gap="sm">
        {values.map((_, at) => (
          <ListItem key={at} {...{ field, item, path, form, at }} />
        ))}
        {error && (
          <Text size="sm" c="var(--late)">
            {error}
          </Text>
        )}
        {values.every((one) => !isEmpty(one)) && (
          <Button variant="default" onClick={() => form.set(path, [...values, empty])}>
            {words.t('command.add', { what: words.known(`field.${field.name}.one`) ?? label })}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
};

const ListItem = ({ field, item, path, form, at }: FieldOfForm & Readonly<{ item: Field; at: number }>) => {
  const words = useWords();
  const name = words.t('command.item', { what: labelOf(field.name, words), number: at + 1 });
  const remove = (): void => {
    const values = (valueAt(form.values, path) ?? []) as readonly Value[];
    form.set(
      path,
      values.filter((_, other) => other !== at),
    );
  };
  const button = (
    <Button variant="default" aria-label={words.t('command.remove', { what: name })} onClick={remove}>
      −
    </Button>
  );
  if (item.kind !== 'group')
    return (
      <Group align="flex-end" wrap="nowrap">
        <Stack flex={1} gap="sm">
          <FormField field={item} path={`${path}.${at}`} form={form} lookupName={field.name} />
        </Stack>
        {button}
      </Group>
    );
  return (
    <Fieldset legend={name}>
      <Stack gap="sm">
        {(item.fields ?? []).map((one) => (
          <FormField key={one.name} field={one} path={`${path}.${at}.${one.name}`} form={form} />
        ))}
        <Group justify="flex-end">{button}</Group>
      </Stack>
    </Fieldset>
  );
};
