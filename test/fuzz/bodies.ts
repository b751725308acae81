import type { Random } from '../chaos/random.js';
import { HOSTILE_VALUES, pick } from './hostile.js';

export type Schema = Readonly<{
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxLength?: number;
  discriminator?: Readonly<{ propertyName: string; mapping?: Readonly<Record<string, string>> }>;
}>;

export type Schemas = Readonly<Record<string, Schema>>;

const DAYS = ['2026-01-01', '2026-02-10', '2026-03-01', '2026-06-01', '2026-06-15', '2027-01-01'];

/** Makes bodies that fit the description of the api, more or less. `words`: ids and codes that are known there. */
export class Bodies {
  constructor(
    private readonly schemas: Schemas,
    private readonly words: readonly string[],
  ) {}

  /** Of the form that is described; that the values keep all rules is left to chance. */
  fitting(schema: Schema, random: Random, depth = 0): unknown {
    const plain = this.#plain(schema);
    const choice = plain.oneOf ?? plain.anyOf;
    if (choice) return this.fitting(pick(random, choice), random, depth);
    if (plain.allOf) return Object.assign({}, ...plain.allOf.map((one) => this.fitting(one, random, depth)));
    if (plain.enum) return pick(random, plain.enum);
    const type = typeof plain.type === 'string' ? plain.type : pick(random, plain.type ?? ['string']);
    switch (type) {
      case 'object':
        return this.#object(plain, random, depth);
      case 'array': {
        const length = depth > 4 ? (plain.minItems ?? 0) : Math.max(plain.minItems ?? 0, Math.floor(random() * 3));
        return Array.from({ length }, () => this.fitting(plain.items ?? {}, random, depth + 1));
      }
      case 'integer':
      case 'number':
        return Math.max(plain.minimum ?? 0, Math.floor(random() * Math.min(plain.maximum ?? 1e6, 1e6)));
      case 'boolean':
        return random() < 0.5;
      case 'null':
        return null;
      default:
        return plain.format === 'date' ? pick(random, DAYS) : pick(random, this.words);
    }
  }

  #object({ properties = {}, required = [] }: Schema, random: Random, depth: number): object {
    const some = Object.entries(properties).filter(([name]) => required.includes(name) || random() < 0.4);
    return Object.fromEntries(some.map(([name, one]) => [name, this.fitting(one, random, depth + 1)]));
  }

  #plain(schema: Schema): Schema {
    const name = schema.$ref?.replace('#/components/schemas/', '');
    return name === undefined ? schema : (this.schemas[name] ?? {});
  }
}

/** The same with one thing in it that is otherwise: a value, a member that is missing, or one too many. */
export const spoilt = (body: unknown, random: Random): unknown => {
  if (Array.isArray(body) && body.length > 0 && random() < 0.8) {
    const at = Math.floor(random() * body.length);
    return body.map((one: unknown, index) => (index === at ? spoilt(one, random) : one));
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    const entries = Object.entries(body);
    const at = Math.floor(random() * entries.length);
    const how = random();
    if (how < 0.15) return Object.fromEntries(entries.filter((_, index) => index !== at));
    if (how < 0.3) return { ...body, [String(pick(random, HOSTILE_VALUES))]: pick(random, HOSTILE_VALUES) };
    return Object.fromEntries(entries.map(([name, one], index) => [name, index === at ? spoilt(one, random) : one]));
  }
  return pick(random, HOSTILE_VALUES);
};
