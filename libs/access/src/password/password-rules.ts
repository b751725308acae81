import { InvalidInput } from '#event-sourcing';
import { isCommon } from './common.js';

/** NIST SP 800-63B-4, 3.1.1.2: where the password stands alone. */
const SHORTEST = 15;
/** At least 64 must be taken; beyond this nobody types, and hashing costs. */
const LONGEST = 128;
/** Fewer different characters than this are a pattern, not a secret. */
const FEWEST_DIFFERENT = 6;
const PRODUCT = 'techcoop';

/** As it is hashed and compared: composed, so that it is the same whatever keyboard wrote it. */
export const normalised = (password: string): string => password.normalize('NFC');

/** Throws InvalidInput, which names the field and the rule, and never the password. */
export const requireGoodPassword = (field: string, password: string, accountName: string): void => {
  const rule = brokenRule(normalised(password), accountName.toLowerCase());
  if (rule !== undefined) throw new InvalidInput(field, rule);
};

const brokenRule = (password: string, accountName: string): string | undefined => {
  if (!password.isWellFormed() || /\p{Cc}/u.test(password)) return 'must have no control characters';
  const characters = [...password];
  if (characters.length < SHORTEST) return `must have at least ${SHORTEST} characters`;
  if (characters.length > LONGEST) return `must have at most ${LONGEST} characters`;
  const lower = password.toLowerCase();
  if (lower.includes(PRODUCT)) return `must not contain ${PRODUCT}`;
  if (lower.includes(accountName)) return 'must not contain the name of the account';
  if (isCommon(lower)) return 'must not be one that many people use';
  if (new Set(lower).size < FEWEST_DIFFERENT) return `must have at least ${FEWEST_DIFFERENT} different characters`;
  if (isRepeated(lower)) return 'must not be a few characters repeated';
  return undefined;
};

/** A text that is a shorter one twice or more stands in itself doubled, elsewhere than at its ends. */
const isRepeated = (text: string): boolean => `${text}${text}`.indexOf(text, 1) < text.length;
