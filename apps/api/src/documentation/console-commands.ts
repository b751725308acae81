/** As much of an OpenAPI document as forms are made of. */
export type DescribedApi = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  components: Readonly<{ schemas: Readonly<Record<string, DescribedSchema>> }>;
}>;
type DescribedOperation = Readonly<{
  operationId: string;
  requestBody?: Readonly<{ content: Readonly<Record<string, Readonly<{ schema: DescribedSchema }>>> }>;
}>;
type DescribedSchema = Readonly<{
  $ref?: string;
  anyOf?: readonly DescribedSchema[];
  oneOf?: readonly DescribedSchema[];
  allOf?: readonly DescribedSchema[];
  type?: string | readonly string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: DescribedSchema;
  properties?: Readonly<Record<string, DescribedSchema>>;
  required?: readonly string[];
  default?: unknown;
}>;

/** A field of a form: what may be given in it. `amount`: whole minor units of a currency that is told elsewhere. */
export type Field = Readonly<{
  name: string;
  kind:
    | 'text'
    | 'integer'
    | 'number'
    | 'yes-or-no'
    | 'day'
    | 'choice'
    | 'money'
    | 'amount'
    | 'group'
    | 'list'
    | 'other';
  required?: true;
  choices?: readonly (string | number)[];
  pattern?: string;
  least?: number;
  most?: number;
  default?: unknown;
  fields?: readonly Field[];
  item?: Field;
}>;
export type ConsoleCommand = Readonly<{ method: 'POST' | 'PUT'; path: string; fields: readonly Field[] }>;

/** Each command with its fields, by operation. */
export const commandsOf = ({ paths, components }: DescribedApi): Readonly<Record<string, ConsoleCommand>> => {
  const of = (schema: DescribedSchema): DescribedSchema => {
    const first = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).find((one) => one.type !== 'null');
    if (first) return of(first);
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (components.schemas[name] ?? {});
  };
  const fieldsOf = ({ properties = {}, required = [] }: DescribedSchema): Field[] =>
    Object.entries(properties).map(([name, schema]) => field(name, schema, required.includes(name)));
  const field = (name: string, given: DescribedSchema, isRequired: boolean): Field => {
    const schema = of(given);
    const type = [schema.type].flat().find((one) => one !== 'null');
    const choices = schema.enum?.filter((one): one is string | number => one !== null);
    const isMoney =
      Object.keys(schema.properties ?? {})
        .toSorted()
        .join() === 'currency,minor';
    const kind = isMoney ? 'money' : choices ? 'choice' : isAmount(schema) ? 'amount' : kindOf(type, schema);
    return {
      ...{ name, kind },
      ...(isRequired && { required: true as const }),
      ...(choices && { choices }),
      ...(schema.pattern !== undefined && { pattern: schema.pattern }),
      ...limits(schema),
      ...(schema.default !== undefined && { default: schema.default }),
      ...(kind === 'group' && { fields: fieldsOf(schema) }),
      ...(kind === 'list' && schema.items && { item: field('item', schema.items, true) }),
    };
  };
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, { post, put }]) =>
      [post && (['POST', post] as const), put && (['PUT', put] as const)]
        .filter((one) => one !== undefined)
        .map(([method, { operationId, requestBody }]): [string, ConsoleCommand] => {
          const body = requestBody?.content['application/json']?.schema;
          return [operationId, { method, path, fields: body ? fieldsOf(of(body)) : [] }];
        }),
    ),
  );
};

const isAmount = ({ description }: DescribedSchema): boolean => description?.startsWith('Whole minor units') ?? false;

const kindOf = (type: string | undefined, { format, properties }: DescribedSchema): Field['kind'] => {
  if (type === 'string') return format === 'date' ? 'day' : 'text';
  if (type === 'integer' || type === 'number') return type;
  if (type === 'boolean') return 'yes-or-no';
  if (type === 'array') return 'list';
  return type === 'object' && properties ? 'group' : 'other';
};

const limits = (schema: DescribedSchema): Pick<Field, 'least' | 'most'> => {
  const least = schema.minLength ?? schema.minimum ?? schema.minItems;
  const most = schema.maxLength ?? schema.maximum ?? schema.maxItems;
  return { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
};
