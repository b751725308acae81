/** An element of one activity, held only until the activity is read. No namespace: others are skipped and counted. */
export type Element = Readonly<{
  name: string;
  /** Name and value of the attributes without a namespace. */
  attributes: readonly (readonly [string, string])[];
  /** xml:lang of the element itself. */
  lang: string | undefined;
  /** Line of its start tag, from 1. */
  line: number;
  children: readonly Element[];
  /** Character data and CDATA directly inside it, joined. */
  text: string;
}>;

/** Trimmed; undefined when absent or blank. */
export const attribute = (element: Element | undefined, name: string): string | undefined => {
  const value = element?.attributes.find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : nonBlank(value);
};

export const textOf = (element: Element | undefined): string | undefined => element && nonBlank(element.text);

export const childrenOf = (element: Element | undefined, name: string): readonly Element[] =>
  element === undefined ? [] : element.children.filter((child) => child.name === name);

/** Short strings are copied by the engine anyway. */
const COPIED_ANYWAY = 13;

/** A copy: a substring would keep the whole piece of the file alive that it was cut from. */
const nonBlank = (value: string): string | undefined => {
  const trimmed = value.trim();
  if (trimmed === '') return undefined;
  return trimmed.length < COPIED_ANYWAY ? trimmed : Buffer.from(trimmed).toString();
};
