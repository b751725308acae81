import type { OpenIdConnect } from '#configuration';
import type { Verified } from './verify.js';

/** Claims that only proofs of a sign-in have. */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash', 's_hash'];
const MARKED = ['at+jwt', 'application/at+jwt'];

/**
 * Why a token, well signed and for us, is not an access token that whoever carries it may use. Where the provider does not
 * mark access tokens (RFC 9068, section 2.1), proofs of a sign-in are told by what only they say.
 */
export const reasonAgainst = (
  { claims, type }: Verified,
  { tokenType, client }: Pick<OpenIdConnect, 'tokenType' | 'client'>,
): string | undefined => {
  if (claims['cnf'] !== undefined) return 'it is bound to a key of its holder, which is not asked for here';
  const isMarked = MARKED.includes(type?.toLowerCase() ?? '');
  if (tokenType === 'at+jwt') return isMarked ? undefined : 'its type is not at+jwt';
  if (isMarked) return undefined;
  if (type !== undefined && type.toLowerCase() !== 'jwt') return 'it is of another type';
  const provesSignIn =
    OF_ID_TOKENS.some((claim) => claims[claim] !== undefined) ||
    claims['typ'] === 'ID' ||
    (client !== undefined && [claims.aud].flat().includes(client.id));
  return provesSignIn ? 'it proves a sign-in' : undefined;
};
