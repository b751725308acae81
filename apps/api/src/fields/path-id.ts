import { applyDecorators, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { InvalidRequest } from '../problems/invalid-request.js';
import { NAME, NAME_RULE } from '../commands/headers.js';
import { ACCOUNT_NAME, ACCOUNT_NAME_RULE } from '#access';
import type { Kind } from './field.js';
import { id, matching } from './kinds.js';

class PathIdPipe implements PipeTransform<string, string> {
  constructor(
    private readonly name: string,
    private readonly kind: Kind,
  ) {}

  transform(value: string): string {
    const rule = this.kind.brokenRule(value as never); // a parameter of a path is text
    if (rule !== undefined) throw new InvalidRequest(400, [{ field: this.name, rule }]);
    return value;
  }
}

/** A part of the path that names something, and what it must look like. */
export const PathId =
  (name: string, kind: Kind = id()): ParameterDecorator =>
  (target, key, index) => {
    Param(name, new PathIdPipe(name, kind))(target, key, index);
    const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && method) applyDecorators(ApiParam({ name, schema: kind.schema }))(target, key, method);
  };

/** How the plan is cited, without brackets. */
export const citation = matching(/^\d{1,3}[a-z]?$/, 'must be a paragraph and its letter, like 18a');
export const contributionId = matching(/^VC-\d{4}-\d{6,9}$/, 'must be the id of a contribution, like VC-2026-000123');
export const inKindId = matching(/^IK-\d{4}-\d{6,9}$/, 'must be the id of a contribution in kind, like IK-2026-000123');
/** Of a stage of a split request: with the number of the stage. */
export const requestId = matching(
  /^TA-\d{4}-\d{6,9}(-[2-9])?$/,
  'must be the id of a request, like TA-2026-000123, or of a stage, like TA-2026-000123-2',
);
export const budgetSection = matching(/^\d{1,2}[A-Z]?$/, 'must be a section of the programme budget, like 15 or 29D');
export const budgetId = matching(
  /^RB-\d{1,2}[A-Z]?-\d{4}(-\d{4})?$/,
  'must be the id of an allocation of the regular budget, like RB-15-2026-2027',
);
export const officeCode = matching(/^[A-Z0-9]{2,10}$/, 'must be 2 to 10 capital letters or digits');
export const accountName = matching(ACCOUNT_NAME, ACCOUNT_NAME_RULE);
export const actorName = matching(NAME, NAME_RULE);
export const uuid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case');
