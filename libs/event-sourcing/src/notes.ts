declare const valueOf: unique symbol;

/**
 * Values by id, as one text, a line each; the last line of an id counts. For what a state remembers of things that may
 * come by the ten thousand: to one text is added without copying it, it goes in and out of a snapshot as it is, and it is
 * searched faster than a Map is copied. Values are JSON.
 */
export type Notes<Value> = Readonly<{ lines: string; [valueOf]?: Value }>;

export const NO_NOTES: Notes<never> = { lines: '' };

/** How often notes and those before them were searched, and then what is in them: it goes with the newest. */
type Memory = { searches: number; values?: Map<string, unknown> };
const memories = new WeakMap<Notes<unknown>, Memory>();
/** So often they are searched as the text that they are, which is quicker once; then values by id are kept. */
const SEARCHES = 8;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };
const escaped = (id: string): string => id.replaceAll(/[\\\t\n]/g, (character) => escapes[character] ?? '');
const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\tn])/g, (_, character) => (character === 't' ? '\t' : character === 'n' ? '\n' : '\\'));

/** JSON has neither tabs nor ends of lines outside its texts, and escapes them inside. */
const head = (id: string): string => `\n${escaped(id)}\t`;

export const withNote = <Value>(before: Notes<Value>, id: string, value: Value): Notes<Value> => {
  const json = JSON.stringify(value);
  const after: Notes<Value> = { lines: `${before.lines}${head(id)}${json}` };
  const memory = memories.get(before);
  if (memory && before.lines !== '') {
    memories.delete(before);
    memory.values?.set(id, JSON.parse(json));
    memories.set(after, memory);
  }
  return after;
};

export const noteOf = <Value>(notes: Notes<Value>, id: string): Value | undefined => {
  const memory = memories.get(notes) ?? { searches: 0 };
  memories.set(notes, memory);
  memory.searches += 1;
  if (memory.values || memory.searches > SEARCHES) return valuesIn(notes, memory).get(id);
  const start = head(id);
  const at = notes.lines.lastIndexOf(start);
  return at === -1 ? undefined : valueAt<Value>(notes.lines, at + start.length);
};

/** The last value of each id, in the order in which the ids first came. */
export const allNotes = <Value>(notes: Notes<Value>): ReadonlyMap<string, Value> => {
  const memory = memories.get(notes) ?? { searches: 0 };
  memories.set(notes, memory);
  return new Map(valuesIn(notes, memory)); // the memory goes on to what is noted next
};

const valuesIn = <Value>({ lines }: Notes<Value>, memory: Memory): ReadonlyMap<string, Value> => {
  if (!memory.values) {
    memory.values = new Map();
    for (const line of lines.split('\n').slice(1)) {
      const tab = line.indexOf('\t');
      memory.values.set(unescaped(line.slice(0, tab)), JSON.parse(line.slice(tab + 1)));
    }
  }
  // Written by withNote.
  return memory.values as ReadonlyMap<string, Value>;
};

const valueAt = <Value>(lines: string, from: number): Value => {
  const end = lines.indexOf('\n', from);
  // Written by withNote.
  return JSON.parse(lines.slice(from, end === -1 ? undefined : end)) as Value;
};
