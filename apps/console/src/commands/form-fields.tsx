import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useFigures, minorUnitsIn } from '../amounts/amounts.js';
import { useWords, type Words } from '../words/words.js';
import type { Field } from './commands.js';
import { useLookup } from './lookups.js';
import { type FieldFault, isEmpty, textOf, type Value, type Values, valueAt } from './values.js';

export type Form = Readonly<{
  values: Values;
  set: (path: string, value: Value) => void;
  faults: readonly FieldFault[];
  /** In which amounts are asked for first. */
  currency: string;
}>;
type Asked = Readonly<{
  field: Field;
  path: string;
  form: Form;
  /** Of the list that it is in. */ lookupName?: string;
}>;

const LONG = 300;
const FEW = 14;

/** How a field is called: by our words, else by its name in the api. */
export const labelOf = (name: string, { known }: Words): string =>
  known(`field.${name}`) ??
  name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());
export const choiceLabel = (value: string | number, { known }: Words): string =>
  known(`choice.${value}`) ?? String(value);

export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;

const useFault = (path: string, field: Field, form: Form): string | undefined => {
  const words = useWords();
  const { money } = useFigures();
  const fault = form.faults.find(
    (one) => one.path === path || (field.kind === 'money' && one.path.startsWith(`${path}.`)),
  );
  return fault && faultText(fault, words, money(123_450, form.currency));
};

/** `example`: an amount as it may be typed. */
export const faultText = ({ path, kind, rule }: FieldFault, words: Words, example: string): string => {
  const name = path.split('.').findLast((part) => !/^(\d+|amount|currency)$/.test(part)) ?? path;
  const label = labelOf(name, words);
  const field = label.toLocaleLowerCase(words.language);
  if (kind === 'amount') return words.t('field.amount', { example });
  if (kind === 'number') return words.t('field.number');
  if (kind === 'rule') return `${label}: ${rule ?? ''}`;
  return words.t(kind === 'choose' ? 'field.choose' : 'field.required', { field });
};

export const FormField = (asked: Asked) => {
  const { field } = asked;
  switch (field.kind) {
    case 'group':
      return <GroupField {...asked} />;
    case 'list':
      return <ListField {...asked} />;
    case 'money':
      return <MoneyField {...asked} />;
    case 'yes-or-no':
      return <YesOrNo {...asked} />;
    default:
      return <PlainField {...asked} />;
  }
};

const PlainField = ({ field, path, form, lookupName }: Asked) => {
  const words = useWords();
  const lookup = useLookup(lookupName ?? field.name);
  const error = useFault(path, field, form);
  const value = textOf(valueAt(form.values, path));
  const common = {
    id: idOf(path),
    label: labelOf(lookupName ?? field.name, words),
    value,
    error,
    description: field.required ? undefined : words.t('command.optional'),
    onChange: (event: { currentTarget: { value: string } }) => form.set(path, event.currentTarget.value),
  };
  const choices = field.choices?.map((one) => ({ value: String(one), label: choiceLabel(one, words) })) ?? lookup;
  if (choices) return <NativeSelect {...common} data={[{ value: '', label: '' }, ...choices]} />;
  if (field.kind === 'day') return <TextInput {...common} type="date" />;
  if (field.kind === 'integer' || field.kind === 'number') return <TextInput {...common} inputMode="decimal" />;
  return (field.most ?? LONG) > LONG ? <Textarea {...common} autosize minRows={2} /> : <TextInput {...common} />;
};

const YesOrNo = ({ field, path, form }: Asked) => {
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

const MoneyField = ({ field, path, form, lookupName }: Asked) => {
  const words = useWords();
  const { money } = useFigures();
  const error = useFault(path, field, form);
  const { amount = '', currency = form.currency } = (valueAt(form.values, path) ?? {}) as Readonly<
    Record<string, string>
  >;
  const minor = minorUnitsIn(amount, currency);
  const change = (changed: Record<string, string>): void => form.set(path, { amount, currency, ...changed });
  return (
    <Group align="flex-start" gap="sm" wrap="nowrap">
      <TextInput
        id={idOf(path)}
        label={labelOf(lookupName ?? field.name, words)}
        description={field.required ? undefined : words.t('command.optional')}
        value={amount}
        inputMode="decimal"
        error={error}
        onChange={(event) => change({ amount: event.currentTarget.value })}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        rightSectionWidth={0}
        flex={1}
      />
      <TextInput
        label={labelOf('currency', words)}
        description={field.required ? undefined : '\u00a0'}
        value={currency}
        maxLength={3}
        w={90}
        onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
      />
      {minor !== undefined && amount !== '' && (
        <Text size="sm" c="dimmed" mt={28} className="figure">
          {words.t('field.shows', { amount: money(minor, currency) })}
        </Text>
      )}
    </Group>
  );
};

const GroupField = ({ field, path, form }: Asked) => (
  <Fieldset legend={labelOf(field.name, useWords())}>
    <Stack gap="sm">
      {(field.fields ?? []).map((one) => (
        <FormField key={one.name} field={one} path={`${path}.${one.name}`} form={form} />
      ))}
    </Stack>
  </Fieldset>
);

const ListField = ({ field, path, form }: Asked) => {
  const words = useWords();
  const lookup = useLookup(field.name);
  const error = useFault(path, field, form);
  const { item } = field;
  const label = labelOf(field.name, words);
  const values = (valueAt(form.values, path) ?? []) as readonly Value[];
  if (!item) return null;
  const choices = item.choices?.map((one) => ({ value: String(one), label: choiceLabel(one, words) })) ?? lookup;
  if (choices && choices.length <= FEW)
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
    <Fieldset legend={label} id={idOf(path)}>
      <Stack gap="sm">
        {values.map((_, at) => (
          <Group key={at} align="flex-end" wrap="nowrap">
            <Stack flex={1} gap="sm">
              <FormField
                field={item.kind === 'group' ? { ...item, name: field.name } : item}
                path={`${path}.${at}`}
                form={form}
                lookupName={field.name}
              />
            </Stack>
            <Button
              variant="default"
              aria-label={words.t('command.remove', { what: words.t('command.item', { what: label, number: at + 1 }) })}
              onClick={() =>
                form.set(
                  path,
                  values.filter((__, other) => other !== at),
                )
              }
            >
              −
            </Button>
          </Group>
        ))}
        {error && (
          <Text size="sm" c="var(--late)">
            {error}
          </Text>
        )}
        {values.every((one) => !isEmpty(one)) && (
          <Button variant="default" onClick={() => form.set(path, [...values, empty])}>
            {words.t('command.add', { what: label })}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
};
