import { open } from 'node:fs/promises';
import type { RegisteredErasure } from './erasure-register.js';

/** A register of erasures has a line that nobody can have written. */
export class RegisterDamaged extends Error {
  override readonly name = 'RegisterDamaged';
}

/** The erasures of one log in a file that ErasureRegister wrote. Throws RegisterDamaged, and what opening it throws. */
export const readRegister = async (path: string, storeId: string): Promise<readonly RegisteredErasure[]> => {
  const file = await open(path);
  const found: RegisteredErasure[] = [];
  let number = 0;
  for await (const line of file.readLines()) {
    number += 1;
    const erasure = parsed(line);
    // A crash tore it; that erasure was not acknowledged, and its next attempt wrote another line.
    if (erasure === undefined && isTorn(line)) continue;
    if (erasure === undefined)
      throw new RegisterDamaged(
        `${path} is damaged: line ${number} is no erasure. Mend it from a copy, or remove the line if you know whom it was about.`,
      );
    if (erasure.storeId === storeId) found.push(erasure);
  }
  return found;
};

const isTorn = (line: string): boolean => !line.endsWith('}');

const parsed = (line: string): RegisteredErasure | undefined => {
  try {
    const value = JSON.parse(line) as Partial<RegisteredErasure>;
    const isWhole = [value.storeId, value.data?.personId, value.context?.commandId].every(
      (one) => typeof one === 'string',
    );
    return isWhole ? (value as RegisteredErasure) : undefined; // written by ErasureRegister
  } catch {
    return undefined;
  }
};
