import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

type Schema = Readonly<Record<string, unknown>>;

/** What one value must be: how OpenAPI describes it, its type in JSON, and the rules that a value of that type must keep. */
export type Kind = Readonly<{
  schema: Schema;
  /** Otherwise the request is malformed. */
  isShape: (value: unknown) => boolean;
  shape: string;
  /** The rule that a value of the right shape breaks, if it does. */
  brokenRule: (value: never) => string | undefined;
}>;

export const Field = (kind: Kind): PropertyDecorator =>
  applyDecorators(
    describe(kind.schema),
    must('shape', (value) => (kind.isShape(value) ? undefined : kind.shape)),
    must('rule', (value) => (kind.isShape(value) ? kind.brokenRule(value as never) : undefined)), // isShape has checked it
  );

export const ListOf = (kind: Kind, { min = 0, max }: { min?: number; max: number }): PropertyDecorator => {
  const first = (list: readonly unknown[], broken: (value: unknown) => string | undefined): string | undefined => {
    const index = list.findIndex((value) => broken(value) !== undefined);
    return index < 0 ? undefined : `element ${index + 1} ${broken(list[index])}`;
  };
  return Field({
    schema: { type: 'array', items: kind.schema, minItems: min, maxItems: max },
    isShape: (value) => Array.isArray(value) && value.every(kind.isShape),
    shape: `must be a list, in which each ${kind.shape}`,
    brokenRule: (list: readonly unknown[]) =>
      brokenSize(list, min, max) ?? first(list, (value) => kind.brokenRule(value as never)), // isShape has checked it
  });
};

/** A body within a body. */
export const Nested = (body: () => new () => object): PropertyDecorator =>
  applyDecorators(
    describe({ type: () => body() }),
    Type(body),
    must('shape', (value) => (isObject(value) ? undefined : 'must be an object')),
    ValidateNested(),
  );

export const ListOfBodies = (
  body: () => new () => object,
  { min = 0, max }: { min?: number; max: number },
): PropertyDecorator =>
  applyDecorators(
    describe({ type: () => body(), isArray: true, minItems: min, maxItems: max }),
    Type(body),
    must('shape', (value) => (isListOfObjects(value) ? undefined : 'must be a list of objects')),
    must('rule', (value) => (Array.isArray(value) ? brokenSize(value, min, max) : undefined)),
    ValidateNested({ each: true }),
  );

/** Bodies of one kind or another, told apart by a member. List them as ApiExtraModels, too. */
type Kinds = Readonly<Record<string, new () => object>>;

export const NestedOneOf = (member: string, kinds: Kinds): PropertyDecorator =>
  applyDecorators(
    describe(schemaOf(member, kinds)),
    bodiesBy(member, kinds),
    must('shape', (value) => (isObject(value) ? undefined : 'must be an object')),
    must('rule', (value) => brokenKind(value, member, kinds)),
    ValidateNested(),
  );

export const ListOfOneOf = (
  member: string,
  kinds: Kinds,
  { min = 0, max }: { min?: number; max: number },
): PropertyDecorator =>
  applyDecorators(
    describe({ type: 'array', items: schemaOf(member, kinds), minItems: min, maxItems: max }),
    bodiesBy(member, kinds),
    must('shape', (value) => (isListOfObjects(value) ? undefined : 'must be a list of objects')),
    must('rule', (value) =>
      isListOfObjects(value)
        ? (brokenSize(value, min, max) ??
          value.map((one) => brokenKind(one, member, kinds)).find((broken) => broken !== undefined))
        : undefined,
    ),
    ValidateNested({ each: true }),
  );

/** May be left out. `schema`: what to say of that, such as the default that stands beside it. */
export const Optional = (schema: Schema = {}): PropertyDecorator =>
  applyDecorators(
    describe({ required: false, ...schema }),
    ValidateIf((_, value) => value !== undefined),
  );

/** May be null. `= null` beside it makes that what it is when it is left out. */
export const Nullable = (): PropertyDecorator =>
  applyDecorators(
    describe({ required: false, nullable: true }),
    ValidateIf((_, value) => value !== null),
  );

/** In a query everything is text. */
export const NumberFromText = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );

const describe = (schema: Schema): PropertyDecorator => ApiProperty(schema);

/** `name` tells errors of shape (400) from errors of value (422). */
const must = (name: 'shape' | 'rule', broken: (value: unknown) => string | undefined): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (value) => broken(value) === undefined,
      defaultMessage: (at) => broken(at?.value) ?? '',
    },
  });

const brokenSize = ({ length }: readonly unknown[], min: number, max: number): string | undefined =>
  length < min || length > max ? `must have ${min} to ${max} elements` : undefined;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOfObjects = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.every(isObject);

const schemaOf = (member: string, kinds: Kinds): Schema => ({
  oneOf: Object.values(kinds).map((body) => ({ $ref: getSchemaPath(body) })),
  discriminator: {
    propertyName: member,
    mapping: Object.fromEntries(Object.entries(kinds).map(([kind, body]) => [kind, getSchemaPath(body)])),
  },
});

/** Each value becomes a body of its kind. (The discriminator of class-transformer breaks on null.) */
const bodiesBy = (member: string, kinds: Kinds): PropertyDecorator => {
  const bodyOf = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const kind: unknown = Reflect.get(value, member);
    const known = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return plainToInstance(known ?? UnknownKind, value);
  };
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(bodyOf) : bodyOf(value)));
};

/** Of a kind that is not known: the rule of the field tells it. */
class UnknownKind {}

const brokenKind = (value: unknown, member: string, kinds: Kinds): string | undefined =>
  value instanceof UnknownKind ? `must have as its ${member} one of ${Object.keys(kinds).join(', ')}` : undefined;
