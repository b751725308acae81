/**
 * Where an event names a person. Paths are dotted; `*` stands for each element of a list: `participants.*.name`.
 * `person` leads to the id under whose key the fields are encrypted; the fields hold strings or null.
 */
export type PersonalData = Readonly<{ person: string; fields: readonly string[] }>;

/** By event type: everything in it that belongs to a person. Types without such fields are left out. */
export type PersonalFields = Readonly<Record<string, readonly PersonalData[]>>;
