import { Group, Text, TextInput } from '@mantine/core';
import { minorUnitsIn, useFigures } from '../amounts/amounts.js';
import { useWords } from '../words/words.js';
import { type FieldOfForm, helpOf, idOf, useFault } from './field-words.js';
import { labelOf } from './labels.js';
import { currencyAt, textOf, valueAt } from './values.js';

export const MoneyField = ({ field, path, form, lookupName }: FieldOfForm) => {
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
        description={helpOf(lookupName ?? field.name, field, words)}
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
          {words.t('fault.shows', { amount: money(minor, currency) })}
        </Text>
      )}
    </Group>
  );
};

/** An amount in a currency that is told elsewhere in the form. */
export const AmountField = ({ field, path, form, lookupName }: FieldOfForm) => {
  const words = useWords();
  const { money } = useFigures();
  const error = useFault(path, field, form);
  const value = textOf(valueAt(form.values, path));
  const currency = currencyAt(form.values, path, form.currency);
  const minor = minorUnitsIn(value, currency);
  return (
    <div>
      <TextInput
        id={idOf(path)}
        label={labelOf(lookupName ?? field.name, words)}
        description={helpOf(lookupName ?? field.name, field, words)}
        value={value}
        inputMode="decimal"
        error={error}
        leftSection={<Text size="sm">{currency}</Text>}
        leftSectionWidth={52}
        onChange={(event) => form.set(path, event.currentTarget.value)}
      />
      {minor !== undefined && (
        <Text size="sm" c="dimmed" className="figure">
          {words.t('fault.shows', { amount: money(minor, currency) })}
        </Text>
      )}
    </div>
  );
};
