import { textOf } from '../xml/element.js';
import type { Place } from './issue.js';

/** One language's version of a text. Plain text: publishers put HTML into it, which is not interpreted. */
export type Narrative = Readonly<{
  /** In lower case (`es`); undefined when neither the text nor what it stands in says. */
  lang: string | undefined;
  text: string;
}>;

/** All versions in the file's order; the blank ones are left out. */
export type Narratives = readonly Narrative[];

/** The language asked for, also by its first part (`en` finds `en-gb`), else the first one there is. */
export const textIn = (narratives: Narratives, lang?: string): string | undefined => {
  const wanted = lang?.toLowerCase();
  const exact = narratives.find((narrative) => narrative.lang === wanted);
  const near = narratives.find((narrative) => wanted !== undefined && narrative.lang?.split('-')[0] === wanted);
  return (exact ?? near ?? narratives[0])?.text;
};

/** `lang` is inherited by narratives without their own. */
export const narrativesOf = (place: Place, lang: string | undefined): Narratives => {
  const inherited = place.element?.lang ?? lang;
  const narratives = place.children('narrative').flatMap(({ element }) => {
    const text = textOf(element);
    return text === undefined ? [] : [{ lang: element?.lang ?? inherited, text }];
  });
  const bare = textOf(place.element);
  if (bare === undefined) return narratives;
  place.note('text-outside-narrative');
  return [{ lang: inherited, text: bare }, ...narratives];
};
