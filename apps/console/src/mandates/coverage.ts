import type { Coverage } from './mandates.query.js';

/** `asked`: of its paragraphs, those that a request came for. */
export type Section = Readonly<{ name: string; theme: string; entries: readonly Coverage[]; asked: number }>;
/** How far what was asked for under a paragraph came. */
export type Reached = 'nothing' | 'requests' | 'funded' | 'delivered' | 'evaluated';

/** The plan of action, section by section, in its own order. */
export const sectionsOf = (coverage: readonly Coverage[]): readonly Section[] => {
  const sections = new Map<string, Coverage[]>();
  for (const entry of coverage) {
    const { section, theme } = entry.mandate;
    const key = `${section} ${theme}`;
    sections.set(key, [...(sections.get(key) ?? []), entry]);
  }
  return [...sections].map(([key, entries]) => {
    const [name = '', theme = ''] = key.split(' ');
    return { name, theme, entries, asked: entries.filter(({ requests }) => requests > 0).length };
  });
};

const STEPS = ['evaluated', 'delivered', 'funded', 'requests'] as const;

export const reachedOf = (entry: Coverage): Reached => STEPS.find((step) => entry[step] > 0) ?? 'nothing';
