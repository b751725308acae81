import { type JWTPayload, jwtVerify } from 'jose';
import type { Provider } from './provider.js';

/** Asymmetric only: with HS256 the public key would be the secret. */
export const ALGORITHMS: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Between the provider's clock and ours. */
export const CLOCK_SKEW_S = 30;

type Expected = Readonly<{ audience: string; now: Date }>;

export type Verified = Readonly<{
  claims: JWTPayload & Readonly<{ sub: string; exp: number }>;
  /** What the token says that it is: `at+jwt`, `JWT`, … */
  type: string | undefined;
}>;

/** Signature, issuer, audience, expiry and not-before. Errors: those of jose. */
export const verify = async (token: string, provider: Provider, { audience, now }: Expected): Promise<Verified> => {
  const { payload, protectedHeader } = await jwtVerify<{ sub: string; exp: number }>(token, provider.key, {
    audience,
    issuer: provider.issuer,
    algorithms: [...ALGORITHMS],
    clockTolerance: CLOCK_SKEW_S,
    currentDate: now,
    requiredClaims: ['exp', 'sub'],
  });
  return { claims: payload, type: protectedHeader.typ };
};
