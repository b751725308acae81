import { readFileSync } from 'node:fs';
import type { Problems } from './reading.js';

/** What may hold a password, and so may also be in a file of its own. */
const SECRETS = ['DATABASE_URL', 'EVENT_STORE_URL', 'FILE_STORE_URL', 'QUEUE_URL', 'SMTP_URL'] as const;

/** `DATABASE_URL_FILE` and so on. */
export const SECRET_FILES = SECRETS.map((variable) => `${variable}_FILE` as const);

/** What the files hold that the environment names, without white space around it. */
export const fromSecretFiles = (
  environment: Readonly<Record<string, string | undefined>>,
  problems: Problems,
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const variable of SECRETS) {
    const file = environment[`${variable}_FILE`];
    if (!file) continue;
    const rule = environment[variable] ? `must not be set where ${variable} is` : noteSecret(found, variable, file);
    if (rule !== undefined) problems.push({ variable: `${variable}_FILE`, rule });
  }
  return found;
};

const noteSecret = (found: Map<string, string>, variable: string, file: string): string | undefined => {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret === '') return 'names a file that is empty';
    found.set(variable, secret);
    return undefined;
  } catch {
    return 'must be the path of a file that can be read';
  }
};
