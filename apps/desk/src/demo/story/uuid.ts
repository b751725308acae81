import { createHash } from 'node:crypto';
import { uuidOf as uuidOfName } from '#event-store';

/** The same UUID for the same name. */
export const uuidOf = (name: string): string => uuidOfName(`techcoop demo ${name}`);

/** Stands for the fingerprint of a file that the demo does not have. */
export const sha256Of = (name: string): string => createHash('sha256').update(name).digest('hex');
