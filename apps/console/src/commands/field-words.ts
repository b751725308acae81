import { useFigures } from '../amounts/amounts.js';
import { useWords, type Words } from '../words/words.js';
import type { Field } from './commands.js';
import { labelOf } from './labels.js';
import type { Choice } from './lookups.js';
import { translated } from './translated.js';
import type { FieldFault, Value, Values } from './values.js';

export type Form = Readonly<{
  values: Values;
  set: (path: string, value: Value) => void;
  faults: readonly FieldFault[];
  /** In which amounts are asked for first. */
  currency: string;
  /** What there is to choose from, where the page knows: by the field's name. */
  choices?: Readonly<Record<string, readonly Choice[]>> | undefined;
  /** What may be typed, and other things too: by the field's name. */
  suggestions?: Readonly<Record<string, readonly Choice[]>> | undefined;
}>;
export type FieldOfForm = Readonly<{
  field: Field;
  path: string;
  form: Form;
  /** Of the list that it is in. */ lookupName?: string;
}>;

/** What helps to fill it in, and whether it may be left out. */
export const helpOf = (name: string, { required }: Field, { known, t }: Words): string | undefined => {
  const help = known(`help.${name}`);
  if (required) return help;
  return help === undefined ? t('command.optional') : `${t('command.optional')} · ${help}`;
};

export const idOf = (path: string): string => `field-${path.replaceAll('.', '-')}`;

export const useFault = (path: string, field: Field, form: Form): string | undefined => {
  const words = useWords();
  const { money } = useFigures();
  const fault = form.faults.find(
    (one) => one.path === path || (field.kind === 'money' && one.path.startsWith(`${path}.`)),
  );
  return fault && faultText(fault, words, money(123_450, form.currency));
};

/** Parts of a path that go by the name of what they are of: entries of lists, an amount of money and its currency. */
const UNNAMED: Readonly<Record<FieldFault['kind'], RegExp>> = {
  required: /^\d+$/,
  choose: /^(\d+|currency)$/,
  amount: /^(\d+|amount)$/,
  number: /^\d+$/,
  rule: /^(\d+|minor|currency)$/, // as it was sent
};

/** `example`: an amount as it may be typed. */
export const faultText = ({ path, kind, rule }: FieldFault, words: Words, example: string): string => {
  const name = path.split('.').findLast((part) => !UNNAMED[kind].test(part)) ?? path;
  const label = labelOf(name, words);
  const field = label.toLocaleLowerCase(words.language);
  if (kind === 'amount') return words.t('fault.amount', { example });
  if (kind === 'number') return words.t('fault.number');
  if (kind === 'rule') return words.t('fault.rule', { field: label, rule: translated('rule', rule ?? '', words) });
  return words.t(kind === 'choose' ? 'fault.choose' : 'fault.required', { field });
};
