/** Of a search, what is text: ids that a page was given. */
export const texts = (search: Record<string, unknown>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(search).filter((one): one is [string, string] => typeof one[1] === 'string'));
