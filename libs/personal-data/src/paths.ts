import type { PersonalData, PersonalFields } from '#event-sourcing';

/** Where a person's field is in one event: `['participants', '0', 'name']`. */
export type Place = Readonly<{ person: unknown; path: readonly string[] }>;

/** Throws when a declaration cannot say whose a field is: a `*` of the person must be the same `*` of the field. */
export const requireClear = (declarations: PersonalFields): void => {
  for (const [type, groups] of Object.entries(declarations)) {
    const unclear = groups.flatMap(({ person, fields }) => {
      const shared = person.slice(0, person.lastIndexOf('*') + 1);
      return fields
        .filter((field) => !field.startsWith(shared))
        .map((field) => `${field} belongs to several of ${person}`);
    });
    if (unclear.length > 0) throw new Error(`${type}: ${unclear.join(', ')}`);
  }
};

/** The places of a person's fields in an event's data, as declared; also those that hold nothing. */
export const placesIn = (data: unknown, { person, fields }: PersonalData): readonly Place[] => {
  const segments = person.split('.');
  const shared = segments.lastIndexOf('*') + 1;
  return expand(data, segments).flatMap((at) =>
    fields.flatMap((field) =>
      expand(data, [...at.slice(0, shared), ...field.split('.').slice(shared)]).map((path) => ({
        person: valueAt(data, at),
        path,
      })),
    ),
  );
};

export const valueAt = (data: unknown, path: readonly string[]): unknown => path.reduce(memberOf, data);

/** Changes `data`. */
export const replaceAt = (data: unknown, path: readonly string[], value: unknown): void => {
  const holder = valueAt(data, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof holder === 'object' && holder !== null && last !== undefined) Object.assign(holder, { [last]: value });
};

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** The path with each `*` replaced by the index of every element there is. */
const expand = (data: unknown, path: readonly string[]): readonly (readonly string[])[] => {
  const star = path.indexOf('*');
  if (star < 0) return [path];
  const before = path.slice(0, star);
  const list = valueAt(data, before);
  return Array.isArray(list)
    ? list.flatMap((_, index) => expand(data, [...before, String(index), ...path.slice(star + 1)]))
    : [];
};
