/** With `__Host-` browsers take it from this host only, and over https only. */
const prefixOf = (secure: boolean): string => (secure ? '__Host-' : '');

export const sessionCookie = (secure: boolean): string => `${prefixOf(secure)}techcoop`;
/** Says that somebody signed in here before; proves nothing. */
export const deviceCookie = (secure: boolean): string => `${prefixOf(secure)}techcoop-device`;

/** A cookie's value in the header of a request (RFC 6265). */
export const cookieIn = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** For Set-Cookie; `maxAge` in seconds, 0: it goes. */
export const setCookie = (
  name: string,
  value: string,
  { secure, maxAge }: Readonly<{ secure: boolean; maxAge: number }>,
): string => `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
