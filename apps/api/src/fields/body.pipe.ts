import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { type FieldError, InvalidRequest } from '../problems/invalid-request.js';
import { requireStorable } from './json.js';

type Rules = ReturnType<typeof storage.getTargetValidationMetadatas>;

/**
 * class-validator looks through the rules of all classes each time that it checks something of one. They are declared once,
 * before anything is checked, and we use no groups of rules: so a look is enough.
 */
const storage = getMetadataStorage();
const look = storage.getTargetValidationMetadatas.bind(storage);
const rulesOf = new WeakMap<object, Rules>();
storage.getTargetValidationMetadatas = (target, ...options): Rules => {
  const rules = rulesOf.get(target) ?? look(target, ...options);
  rulesOf.set(target, rules);
  return rules;
};

/** Told at once. */
const MOST_ERRORS = 100;

type Body = new () => object;

const sent = new WeakMap<object, object>();

/** The query as it was sent, of which this is the checked form. */
export const asSent = (checked: object): object => sent.get(checked) ?? checked;

const sentAs = (value: unknown, checked: unknown): unknown => {
  if (typeof value === 'object' && value !== null && typeof checked === 'object' && checked !== null)
    sent.set(checked, value);
  return checked;
};

/** By their class, what queries are that ask for nothing more, as most do. */
const plainQueries = new WeakMap<Body, object>();

/**
 * Checks bodies and queries against their classes, and gives plain data: what was left out is not there, or null where
 * the class says so. Throws InvalidRequest with everything that is wrong.
 */
export class BodyPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !isBody(metatype)) return value;
    if (type === 'body' || Object.keys(value ?? {}).length > 0) return sentAs(value, checked(value, type, metatype));
    const known = plainQueries.get(metatype) ?? checked(value, type, metatype);
    plainQueries.set(metatype, known);
    return sentAs(value, { ...known });
  }
}

const checked = (value: unknown, type: 'body' | 'query', metatype: Body): object => {
  if (type === 'query') requireStorable(value);
  const instance = plainToInstance(metatype, { ...(value as object | null) });
  // Anything but an object was refused when it was parsed.
  const broken = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  const errors = broken.flatMap((error) => errorsIn(error, ''));
  if (errors.length === 0) return plain(instance) as object; // as the instance is
  const malformed = type === 'query' || errors.some((error) => error.malformed);
  const told = errors.slice(0, MOST_ERRORS).map(({ field, rule }) => ({ field, rule }));
  throw new InvalidRequest(malformed ? 400 : 422, told);
};

const isBody = (metatype: ArgumentMetadata['metatype']): metatype is Body =>
  metatype !== undefined && ![Object, String, Number, Boolean, Array].some((type) => type === metatype);

type BodyError = FieldError & Readonly<{ malformed: boolean }>;

const errorsIn = (
  { property, value, constraints = {}, children = [] }: ValidationError,
  within: string,
): BodyError[] => {
  const field = `${within}${property}`;
  const { shape, rule, whitelistValidation } = constraints;
  if (whitelistValidation !== undefined) return [{ field, rule: 'is not known', malformed: true }];
  if (shape !== undefined) return [{ field, rule: value === undefined ? 'is required' : shape, malformed: true }];
  if (rule !== undefined) return [{ field, rule, malformed: false }];
  if (children.length === 0) return [{ field, rule: 'is not valid', malformed: true }];
  return children.flatMap((child) => errorsIn(child, `${field}.`));
};

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members: Record<string, unknown> = {};
  // Names that every object has, such as __proto__, were refused when it was read.
  for (const [name, member] of Object.entries(value)) if (member !== undefined) members[name] = plain(member);
  return members;
};
