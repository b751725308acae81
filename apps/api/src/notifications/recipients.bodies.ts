import { EMAIL_CHOICES, type EmailChoice, type Language, LANGUAGES, type Role } from '#notifications';
import { Field, ListOfOneOf, Nullable, Optional } from '../fields/field.js';
import { id, oneOf, text } from '../fields/kinds.js';
import { actorName, officeCode } from '../fields/path-id.js';

export class ProgrammeManagerRoleBody {
  @Field(oneOf(['programme-manager']))
  role!: 'programme-manager';

  /** The programme's code; left out: all programmes. */
  @Nullable()
  @Field(id())
  programme: string | null = null;
}

export class FinanceOfficerRoleBody {
  @Field(oneOf(['finance-officer']))
  role!: 'finance-officer';
}

export class FieldOfficeRoleBody {
  @Field(oneOf(['field-office']))
  role!: 'field-office';

  @Field(officeCode)
  officeCode!: string;
}

export class DonorRoleBody {
  @Field(oneOf(['donor']))
  role!: 'donor';

  @Field(id())
  donorId!: string;
}

export class EvaluatorRoleBody {
  @Field(oneOf(['evaluator']))
  role!: 'evaluator';
}

export class AdministratorRoleBody {
  @Field(oneOf(['administrator']))
  role!: 'administrator';
}

export const ROLES = {
  'programme-manager': ProgrammeManagerRoleBody,
  'finance-officer': FinanceOfficerRoleBody,
  'field-office': FieldOfficeRoleBody,
  donor: DonorRoleBody,
  evaluator: EvaluatorRoleBody,
  administrator: AdministratorRoleBody,
};

export class RecipientDetailsBody {
  @ListOfOneOf('role', ROLES, { min: 1, max: 50 })
  roles!: Role[];

  @Field(oneOf(LANGUAGES))
  language!: Language;

  /** Personal data: kept encrypted, and shown nowhere. */
  @Nullable()
  @Field(text({ max: 254 }))
  email: string | null = null;

  @Field(oneOf(EMAIL_CHOICES))
  emailChoice: EmailChoice = 'none';
}

export class RegisterRecipientBody extends RecipientDetailsBody {
  /** As their account is named. */
  @Field(actorName)
  actor!: string;

  /** As requests and evaluations name the person; left out: as the actor. */
  @Optional()
  @Field(text({ max: 200 }))
  personId?: string;
}
