declare const valueOf: unique symbol;

/**
 * Values by id, as one text, a line each; the last line of an id counts. For what a state remembers of things that may
 * come by the ten thousand: to one text is added without copying it, it goes in and out of a snapshot as it is, and it is
 * searched faster than a Map is copied. Values are JSON.
 */
export type Notes<Value> = Readonly<{ lines: string; [valueOf]?: Value }>;

export const NO_NOTES: Notes<never> = { lines: '' };

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };
const escaped = (id: string): string => id.replaceAll(/[\\\t\n]/g, (character) => escapes[character] ?? '');
const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\tn])/g, (_, character) => (character === 't' ? '\t' : character === 'n' ? '\n' : '\\'));

/** JSON has neither tabs nor ends of lines outside its texts, and escapes them inside. */
const head = (id: string): string => `\n${escaped(id)}\t`;

export const withNote = <Value>({ lines }: Notes<Value>, id: string, value: Value): Notes<Value> => ({
  lines: `${lines}${head(id)}${JSON.stringify(value)}`,
});

export const noteOf = <Value>({ lines }: Notes<Value>, id: string): Value | undefined => {
  const start = head(id);
  const at = lines.lastIndexOf(start);
  return at === -1 ? undefined : valueAt<Value>(lines, at + start.length);
};

/** The last value of each id, in the order in which the ids first came. */
export const allNotes = <Value>({ lines }: Notes<Value>): ReadonlyMap<string, Value> => {
  const all = new Map<string, Value>();
  for (const line of lines.split('\n').slice(1)) {
    const tab = line.indexOf('\t');
    // Written by withNote.
    all.set(unescaped(line.slice(0, tab)), JSON.parse(line.slice(tab + 1)) as Value);
  }
  return all;
};

const valueAt = <Value>(lines: string, from: number): Value => {
  const end = lines.indexOf('\n', from);
  // Written by withNote.
  return JSON.parse(lines.slice(from, end === -1 ? undefined : end)) as Value;
};
