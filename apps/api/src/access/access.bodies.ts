import { ACCOUNT_KINDS, type AccountKind, type Grant } from '#access';
import { Field, type Kind, Nullable, Optional } from '../fields/field.js';
import { day, id, oneOf, text } from '../fields/kinds.js';
import { accountName } from '../fields/path-id.js';
import { Grants } from './grants.bodies.js';

const MOST = 1_000;

/** Whatever somebody types; what a new one must be, the rules say. */
const password: Kind = {
  schema: { type: 'string', format: 'password', minLength: 1, maxLength: MOST },
  isShape: (value) => typeof value === 'string',
  shape: 'must be text',
  brokenRule: ({ length }: string) => (length > 0 && length <= MOST ? undefined : `must have 1 to ${MOST} characters`),
};

export class SignInBody {
  @Field(accountName)
  name!: string;

  @Field(password)
  password!: string;
}

export class ChangePasswordBody extends SignInBody {
  @Field(password)
  newPassword!: string;
}

class ReasonBody {
  /** It stays in the log for ever: name nobody in it. */
  @Field(text({ max: 2_000 }))
  reason!: string;
}

/** All that is told of who is behind an account. */
export class ChangeAccountPersonBody extends ReasonBody {
  /** As requests and evaluations name the person. */
  @Field(id())
  personId!: string;

  /** Personal data: kept encrypted. */
  @Nullable()
  @Field(text({ max: 200 }))
  displayName: string | null = null;

  /** Personal data: kept encrypted. */
  @Nullable()
  @Field(text({ max: 254 }))
  email: string | null = null;
}

export class OpenAccountBody {
  /** Stays in the log for ever: a function or a pseudonym. */
  @Field(accountName)
  name!: string;

  @Field(oneOf(ACCOUNT_KINDS))
  kind: AccountKind = 'person';

  @Grants({ min: 0 })
  grants!: Grant[];

  /** As requests and evaluations name the person; left out: as the account. */
  @Optional()
  @Field(id())
  personId?: string;

  /** Personal data: kept encrypted. */
  @Nullable()
  @Field(text({ max: 200 }))
  displayName: string | null = null;

  /** Personal data: kept encrypted. */
  @Nullable()
  @Field(text({ max: 254 }))
  email: string | null = null;
}

export class ChangeGrantsBody extends ReasonBody {
  /** All that the account has from now on. */
  @Grants({ min: 0 })
  grants!: Grant[];
}

export class CloseAccountBody extends ReasonBody {}

export class MakeApiKeyBody {
  /** What it is for. */
  @Field(text({ max: 100 }))
  label!: string;

  /** Not more than the account has. */
  @Grants({ min: 1 })
  grants!: Grant[];

  @Field(day)
  expiresOn!: string;
}
