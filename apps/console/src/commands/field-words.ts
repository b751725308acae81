import { useFigures } from '../amounts/amounts.js';
import { useWords, type Words } from '../words/words.js';
import type { Field } from './commands.js';
import { fieldSent, labelOf, nameAt, type Names } from './labels.js';
import type { Choice } from './lookups.js';
import { translated } from './translated.js';
import type { FieldFault, Value, Values } from './values.js';

export type Form = Readonly<{
  values: Values;
  set: (path: string, value: Value) => void;
  faults: readonly FieldFault[];
  /** In which amounts are asked for first. */
  currency: string;
  names?: Names;
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
  return fault && faultText(fault, words, money(123_450, form.currency), form.names);
};

/** What a fault is about: entries of lists, an amount of money and its currency go by the name of what they are of. */
const fieldOf = ({ path, kind }: FieldFault): string => {
  if (kind === 'rule') return fieldSent(path);
  const unnamed = kind === 'required' ? /^\d+$/ : /^(\d+|amount|currency)$/;
  return path.split('.').findLast((part) => !unnamed.test(part)) ?? path;
};

/** Among others: also in which entry of a list, and of what, where the fault itself does not say so. */
export const faultAmongOthers = (fault: FieldFault, words: Words, example: string, names?: Names): string => {
  const rule = faultText(fault, words, example, names);
  const parts = fault.path.split('.');
  const entries = parts.flatMap((part, at) =>
    /^\d+$/.test(part)
      ? [words.t('command.item', { what: labelOf(parts[at - 1] ?? '', words), number: Number(part) + 1 })]
      : [],
  );
  const isEntry = /^\d+$/.test(parts[parts.lastIndexOf(fieldOf(fault)) + 1] ?? '');
  const isUnnamed = (fault.kind === 'amount' || fault.kind === 'number') && !isEntry;
  const field = [...entries, ...(isUnnamed ? [labelIn(fault, words, names)] : [])].join(' · ');
  return field === '' ? rule : words.t('fault.rule', { field, rule });
};

const labelIn = (fault: FieldFault, words: Words, names?: Names): string =>
  labelOf(nameAt(fault.path, names) ?? fieldOf(fault), words);

/** `example`: an amount as it may be typed. */
export const faultText = (fault: FieldFault, words: Words, example: string, names?: Names): string => {
  const { kind, rule = '' } = fault;
  const label = labelIn(fault, words, names);
  const field = label.toLocaleLowerCase(words.language);
  if (kind === 'amount') return words.t('fault.amount', { example });
  if (kind === 'number') return words.t('fault.number');
  if (kind === 'rule') return words.t('fault.rule', { field: label, rule: translated('rule', rule, words) });
  return words.t(kind === 'choose' ? 'fault.choose' : 'fault.required', { field });
};
