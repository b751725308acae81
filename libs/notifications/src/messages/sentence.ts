import { formatMoney } from '#money';
import type { Parameters } from '../notices/notice.js';
import type { Language } from '../recipient/recipient.events.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Catalogue, MessageKey } from './message-keys.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { ar, en, es, fr, ru, zh };

type Values = Readonly<Record<string, string | number | undefined>>;

/** A message in somebody's language, with its days and amounts as they are written there. */
export const sentence = (message: MessageKey, parameters: Parameters, language: Language): string => {
  const { title, request, contribution, office, day, amount } = parameters;
  return filled(CATALOGUES[language][message], {
    ...{ title, request, contribution, office },
    ...(day !== undefined && { day: dayIn(day, language) }),
    ...(amount !== undefined && { amount: formatMoney(amount, language) }),
  });
};

/** The subject of an e-mail that tells several things. `day`: a calendar day. */
export const digestSubject = (count: number, day: string, language: Language): string =>
  filled(CATALOGUES[language].digest, { count, day: dayIn(day, language) });

const filled = (template: string, values: Values): string =>
  template.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => String(values[name] ?? '…'));

const dayIn = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(new Date(day));
