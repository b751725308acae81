import { useFigures } from '../amounts/amounts.js';
import { useWords, type Words } from '../words/words.js';
import type { Field } from './commands.js';
import type { Choice } from './lookups.js';
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

/** How a field is called: by our words, else by its name in the api. */
export const labelOf = (name: string, { known }: Words): string =>
  known(`field.${name}`) ??
  name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());
export const choiceLabel = (value: string | number, { known }: Words): string =>
  known(`choice.${value}`) ?? String(value);

/** What a command is called, by its name in the log (`AcceptFact`). */
export const commandLabel = (command: string, { known }: Words): string =>
  known(`command.${command.replace(/^./, (first) => first.toLowerCase())}`) ?? command;

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

/** `example`: an amount as it may be typed. */
export const faultText = ({ path, kind, rule }: FieldFault, words: Words, example: string): string => {
  // An amount of money, and its currency, go by the name of what they are of.
  const ofMoney = kind === 'required' ? /^\d+$/ : /^(\d+|amount|currency)$/;
  const name = path.split('.').findLast((part) => !ofMoney.test(part)) ?? path;
  const label = labelOf(name, words);
  const field = label.toLocaleLowerCase(words.language);
  if (kind === 'amount') return words.t('fault.amount', { example });
  if (kind === 'number') return words.t('fault.number');
  if (kind === 'rule') return `${label}: ${rule ?? ''}`;
  return words.t(kind === 'choose' ? 'fault.choose' : 'fault.required', { field });
};
