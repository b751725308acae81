import { setupI18n } from '@lingui/core';
import { createContext, useContext } from 'react';
import type { WordId } from './en/index.js';

export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
  zh: { name: '中文', direction: 'ltr' },
  ru: { name: 'Русский', direction: 'ltr' },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl' }>;
export type Language = keyof typeof LANGUAGES;
export type { WordId };

type Values = Readonly<Record<string, string | number>>;
/** A language in which everything is said: `t` for words of ours, and figures and days as its readers write them. */
export type Words = Readonly<{
  language: Language;
  t: (id: WordId, values?: Values) => string;
  /** Of what the api names by a code, such as `event.RequestAccepted`; undefined: there is no word for it. */
  known: (id: string, values?: Values) => string | undefined;
  /** What follows the area in the ids of its words: `rule` has `must be at most {max} characters`. */
  idsIn: (area: string) => readonly string[];
}>;

type Compiler = Parameters<ReturnType<typeof setupI18n>['setMessagesCompiler']>[0];
type Catalogue = Readonly<Record<string, string>>;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ words: Catalogue }>>> = {
  en: () => import('./en/index.js'),
  fr: () => import('./fr/index.js'),
  es: () => import('./es/index.js'),
  ar: () => import('./ar/index.js'),
  zh: () => import('./zh/index.js'),
  ru: () => import('./ru/index.js'),
};

export const loadWords = async (language: Language): Promise<Words> =>
  wordsOf(language, (await CATALOGUES[language]()).words);

/** Messages are ICU MessageFormat; those of a build are compiled already, others by `compile`. */
export const wordsOf = (language: Language, catalogue: Catalogue, compile?: Compiler): Words => {
  const i18n = setupI18n({ locale: language, messages: { [language]: { ...catalogue } } });
  if (compile) i18n.setMessagesCompiler(compile);
  return {
    language,
    t: (id, values) => i18n._(id, values),
    known: (id, values) => (Object.hasOwn(catalogue, id) ? i18n._(id, values) : undefined),
    idsIn: (area) =>
      Object.keys(catalogue).flatMap((id) => (id.startsWith(`${area}.`) ? [id.slice(area.length + 1)] : [])),
  };
};

const KEPT_AS = 'language';

/** What was chosen here before, else what the browser asks for, else English. */
export const preferredLanguage = (): Language => {
  const wanted = [localStorage.getItem(KEPT_AS), ...navigator.languages].map((one) => one?.slice(0, 2));
  return wanted.find((one): one is Language => one !== undefined && Object.hasOwn(LANGUAGES, one)) ?? 'en';
};
export const rememberLanguage = (language: Language): void => localStorage.setItem(KEPT_AS, language);

export const WordsContext = createContext<(Words & { choose: (language: Language) => void }) | undefined>(undefined);

export const useWords = (): Words & { choose: (language: Language) => void } => {
  const words = useContext(WordsContext);
  if (!words) throw new Error('No language is loaded');
  return words;
};
