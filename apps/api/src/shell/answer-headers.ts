/**
 * Of every answer, also those that no request ever became of. An answer is data: nothing in it may run, be framed, be
 * guessed to be of another type, or be read by pages of other sites (so there is no CORS, either). Pages of our own say
 * their own policy.
 */
export const ANSWER_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** For a year, browsers come back by https only. Counts only where it was said over https. */
const HTTPS_ONLY = { 'strict-transport-security': 'max-age=31536000' } as const;

const OVER_HTTPS = { ...ANSWER_HEADERS, ...HTTPS_ONLY } as const;

export const answerHeaders = (protocol: string): Readonly<Record<string, string>> =>
  protocol === 'https' ? OVER_HTTPS : ANSWER_HEADERS;
