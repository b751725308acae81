import type { InboxNotice } from '../inbox/inbox.js';
import { CATALOGUES, digestSubject, sentence } from '../messages/sentence.js';
import type { Language } from '../recipient/recipient.events.js';

export type Composed = Readonly<{ subject: string; text: string; html: string }>;

type Told = Pick<InboxNotice, 'message' | 'parameters' | 'at'>;

/** An e-mail that tells something, in the reader's language. Of several things, one e-mail lists them, oldest first. */
export const compose = (notices: readonly Told[], language: Language, day: string): Composed => {
  const told = notices.map(({ message, parameters }) => ({
    line: sentence(message, parameters, language),
    text: parameters.text,
  }));
  const [first] = told;
  const subject = told.length === 1 && first ? first.line : digestSubject(told.length, day, language);
  const { footer } = CATALOGUES[language];
  const paragraphs = told.map(({ line, text }) => (text === undefined ? line : `${line}\n\n${quoted(text)}`));
  return {
    subject: onOneLine(subject),
    text: `${[...paragraphs, `-- \n${footer}`].join('\n\n')}\n`,
    html: page(told, footer, language),
  };
};

const page = (
  told: readonly { line: string; text: string | undefined }[],
  footer: string,
  language: Language,
): string => {
  const items = told.map(
    ({ line, text }) =>
      `<p dir="auto">${escaped(line)}</p>${text ? `<blockquote dir="auto">${escaped(text)}</blockquote>` : ''}`,
  );
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return (
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"></head>` +
    `<body>${items.join('\n')}<hr><p>${escaped(footer)}</p></body></html>\n`
  );
};

const quoted = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\n');

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character).replaceAll('\n', '<br>');
