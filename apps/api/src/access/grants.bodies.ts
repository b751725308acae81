import type { Grant } from '#access';
import { Field, type Kind, ListOfOneOf } from '../fields/field.js';
import { country, id, oneOf } from '../fields/kinds.js';
import { officeCode } from '../fields/path-id.js';

class RequestingStateGrant {
  @Field(oneOf(['requesting-state']))
  role!: 'requesting-state';

  @Field(country)
  country!: string;
}

/** Which of them there are, the decision says. */
const programmes: Kind = {
  schema: {
    oneOf: [
      { type: 'string', enum: ['all'] },
      { type: 'array', items: { type: 'string' }, minItems: 1 },
    ],
  },
  isShape: (value) =>
    typeof value === 'string' || (Array.isArray(value) && value.every((code) => typeof code === 'string')),
  shape: 'must be all, or a list of codes of programmes',
  brokenRule: (value: string | readonly string[]) =>
    value === 'all' || typeof value !== 'string' ? undefined : 'must be all, or a list of codes of programmes',
};

class ProgrammeManagerGrant {
  @Field(oneOf(['programme-manager']))
  role!: 'programme-manager';

  @Field(programmes)
  programmes!: string[] | 'all';
}

class FinanceOfficerGrant {
  @Field(oneOf(['finance-officer']))
  role!: 'finance-officer';
}

class FieldOfficeGrant {
  @Field(oneOf(['field-office']))
  role!: 'field-office';

  @Field(officeCode)
  office!: string;
}

class DonorGrant {
  @Field(oneOf(['donor']))
  role!: 'donor';

  @Field(id())
  donor!: string;
}

class EvaluatorGrant {
  @Field(oneOf(['evaluator']))
  role!: 'evaluator';
}

class AuditorGrant {
  @Field(oneOf(['auditor']))
  role!: 'auditor';
}

class AdministratorGrant {
  @Field(oneOf(['administrator']))
  role!: 'administrator';
}

export const GRANTS = {
  'requesting-state': RequestingStateGrant,
  'programme-manager': ProgrammeManagerGrant,
  'finance-officer': FinanceOfficerGrant,
  'field-office': FieldOfficeGrant,
  donor: DonorGrant,
  evaluator: EvaluatorGrant,
  auditor: AuditorGrant,
  administrator: AdministratorGrant,
} satisfies Record<Grant['role'], unknown>;

export const Grants = ({ min }: { min: number }): PropertyDecorator => ListOfOneOf('role', GRANTS, { min, max: 50 });
