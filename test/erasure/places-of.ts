import type { Pool } from 'pg';

/** Everything of ours: leaf tables of all schemas but PostgreSQL's own. */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'`;

export const tablesOf = async (pool: Pool): Promise<readonly string[]> =>
  (await pool.query<{ name: string }>(TABLES)).rows.map(({ name }) => name).toSorted();

/** The tables in which a text stands in any column, as it is or as bytes, in hex or Base64. */
export const placesOf = async (pool: Pool, texts: readonly (string | Buffer)[]): Promise<readonly string[]> => {
  const needles = texts.flatMap(formsOf);
  const places: string[] = [];
  for (const name of await tablesOf(pool)) {
    const { rows } = await pool.query<{ all: string | null }>(
      `select string_agg(one::text, chr(10)) as all from ${name} as one`,
    );
    const all = rows[0]?.all ?? '';
    places.push(...needles.filter((needle) => all.includes(needle)).map((needle) => `${name}: ${needle}`));
  }
  return places;
};

const ENCODINGS = ['latin1', 'utf16le'] as const;

const formsOf = (text: string | Buffer): readonly string[] => {
  const bytes = Buffer.from(text);
  // Node serialises what is beyond Latin-1 as UTF-16.
  const asText =
    typeof text === 'string'
      ? [
          text,
          JSON.stringify(text).slice(1, -1),
          ...ENCODINGS.map((encoding) => Buffer.from(text, encoding).toString('hex')),
        ]
      : [];
  return [...new Set([...asText, bytes.toString('hex'), ...inBase64(bytes)])].filter((form) => form.length >= 4);
};

/** However many bytes stand before it; without the ends, which depend on what stands beside. */
const inBase64 = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return text.slice(before === 0 ? 0 : before + 1, bytes.length + before > 2 ? -1 : undefined);
  });
