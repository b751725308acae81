import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import type { CommandContext } from '#event-sourcing';
import { uuidOf } from '#event-store';
import { type FieldError, InvalidRequest } from '../problems/invalid-request.js';

export type Asked = Readonly<{
  method: string;
  path: string;
  body: unknown;
  headers: IncomingHttpHeaders;
  correlationId: string;
  /** Who asks, and whether they may act on behalf of others. */
  principal: Omit<Principal, 'grants'>;
  /** The address that it comes from. */
  from: string;
  now: Date;
}>;

type Header = Readonly<{ name: string; rule: string; pattern: RegExp; required: boolean }>;

/** Of who acts. */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._@:/-]{0,99}$/;
export const NAME_RULE = 'must be 1 to 100 letters, digits, spaces or . _ @ : / -, the first a letter or digit';

/** The headers of a command, as the documentation of the API lists them, too. */
export const COMMAND_HEADERS = {
  key: {
    name: 'Idempotency-Key',
    rule: 'must be 8 to 128 printable characters',
    pattern: /^[\x21-\x7e]{8,128}$/,
    required: true,
  },
  onBehalfOf: { name: 'Techcoop-On-Behalf-Of', rule: NAME_RULE, pattern: NAME, required: false },
  ifMatch: {
    name: 'If-Match',
    rule: 'must be the ETag that was read: a revision in quotes',
    // Of a view, or the revision alone, as a command answers it.
    pattern: /^(\*|"(0|[1-9]\d{0,14})(-[\w-]{27})?")$/,
    required: false,
  },
} as const satisfies Record<string, Header>;

/** For whom a service says that it acts; what is no name is told to be wrong by `contextOf`. */
export const onBehalfOfIn = ({ principal, headers }: FastifyRequest): string | undefined => {
  const name = headers[COMMAND_HEADERS.onBehalfOf.name.toLowerCase()]?.toString() ?? '';
  return principal?.isService && NAME.test(name) ? name : undefined;
};

/** Throws InvalidRequest, which names every header that is wrong. */
export const contextOf = ({
  method,
  path,
  body,
  headers,
  correlationId,
  principal,
  from,
  now,
}: Asked): CommandContext => {
  const errors: FieldError[] = [];
  const read = ({ name, rule, pattern, required }: Header): string | undefined => {
    const value = headers[name.toLowerCase()]?.toString();
    if (value === undefined && required) errors.push({ field: name, rule: 'is required' });
    if (value !== undefined && !pattern.test(value)) errors.push({ field: name, rule });
    return value;
  };
  const key = read(COMMAND_HEADERS.key) ?? '';
  const onBehalfOf = read(COMMAND_HEADERS.onBehalfOf);
  if (onBehalfOf !== undefined && !principal.isService)
    errors.push({ field: COMMAND_HEADERS.onBehalfOf.name, rule: 'is for service accounts: people act for themselves' });
  const ifMatch = read(COMMAND_HEADERS.ifMatch) ?? '*';
  const { name: actor, personId, hasAccount } = principal;
  if (errors.length > 0) throw new InvalidRequest(400, errors);
  return {
    commandId: commandIdOf(actor, key),
    requestHash: sha256(`${method} ${path}\n${canonicalize(body ?? {}) ?? ''}`),
    actor,
    by: principal.by,
    from,
    correlationId,
    at: now.toISOString(),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(!hasAccount && personId !== null && { person: personId }),
    ...(ifMatch !== '*' && { ifRevision: Number.parseInt(ifMatch.slice(1), 10) }),
  };
};

/** Each actor has keys of its own. */
const commandIdOf = (actor: string, key: string): string => uuidOf(`${actor}\n${key}`);

const sha256 = (text: string): string => hash('sha256', text, 'hex');
