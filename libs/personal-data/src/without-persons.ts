import type { Event, PersonalFields } from '#event-sourcing';
import { placesIn, replaceAt } from './paths.js';

/** An event's data with null in place of everything that belongs to a person, also of the id. */
export const withoutPersons = ({ type, data }: Event, declarations: PersonalFields): unknown => {
  const copy: unknown = structuredClone(data);
  const groups = (Object.hasOwn(declarations, type) ? declarations[type] : undefined) ?? [];
  for (const { person, fields } of groups)
    for (const { path } of placesIn(copy, { person, fields: [...fields, person] })) replaceAt(copy, path, null);
  return copy;
};
