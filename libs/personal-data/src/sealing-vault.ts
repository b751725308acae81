import type { Event, PersonalFields, Recorded } from '#event-sourcing';
import { type NewEvent, PersonalDataVault } from '#event-store';
import type { KeyStore } from './keys/key-store.js';
import { type Place, placesIn, replaceAt, requireClear, valueAt } from './paths.js';
import { isSealed, openValue, sealValue } from './sealed-value.js';

/** Personal data under a key per person, AES-256-GCM. */
export class SealingVault extends PersonalDataVault {
  /** `declarations`: those of all libraries, merged. Throws when they leave open whose a field is. */
  constructor(
    private readonly keys: Pick<KeyStore, 'find' | 'ensure'>,
    private readonly declarations: PersonalFields,
  ) {
    super();
    requireClear(declarations);
  }

  override async seal(events: readonly NewEvent[]): Promise<readonly NewEvent[]> {
    const texts = events.map((event) => this.#texts(event));
    const persons = new Set(texts.flatMap((ofEvent) => ofEvent.map(({ person }) => person)));
    if (persons.size === 0) return events;
    const keys = await this.keys.ensure(persons);
    return events.map((event, index) => {
      const data: unknown = structuredClone(event.data);
      for (const { person, path, text } of texts[index] ?? []) {
        const key = keys.get(person);
        if (!key) throw new Error(`there is no key to seal ${event.type} with`);
        replaceAt(data, path, sealValue(text, person, key, placeOf(event, path)));
      }
      return { ...event, data: data as NewEvent['data'] }; // a copy of what was there
    });
  }

  override async open(events: readonly Recorded[]): Promise<readonly Recorded[]> {
    const sealed = events.map((event) => this.#sealed(event));
    const persons = new Set(sealed.flatMap((ofEvent) => ofEvent.map(({ value }) => value.person)));
    if (persons.size === 0) return events;
    const keys = await this.keys.find(persons);
    return events.map((event, index) => {
      const data: unknown = structuredClone(event.data);
      for (const { path, value } of sealed[index] ?? []) {
        const key = keys.get(value.person);
        replaceAt(data, path, key ? openValue(value, key, placeOf(event, path)) : null);
      }
      return { ...event, data: data as Recorded['data'] }; // a copy of what was there
    });
  }

  #places({ type, data }: Event): readonly Place[] {
    const groups = Object.hasOwn(this.declarations, type) ? this.declarations[type] : undefined;
    return (groups ?? []).flatMap((group) => placesIn(data, group));
  }

  /** Refuses to leave a personal text open because it cannot tell whose it is. */
  #texts(event: NewEvent): readonly { person: string; path: readonly string[]; text: string }[] {
    return this.#places(event).flatMap(({ person, path }) => {
      const text = valueAt(event.data, path) ?? null;
      if (text === null) return [];
      if (typeof text !== 'string') throw new TypeError(`${event.type}: ${path.join('.')} must be a string or null`);
      if (typeof person !== 'string' || person === '')
        throw new TypeError(`${event.type}: ${path.join('.')} is no one's`);
      return [{ person, path, text }];
    });
  }

  #sealed(event: Recorded) {
    return this.#places(event).flatMap(({ path }) => {
      const value = valueAt(event.data, path);
      return isSealed(value) ? [{ path, value }] : [];
    });
  }
}

const placeOf = ({ id }: Readonly<{ id: string }>, path: readonly string[]): string =>
  `${id.toLowerCase()} ${path.join('.')}`;
