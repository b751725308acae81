import type { Recorded } from '#event-sourcing';
import type { NewEvent } from './event-store.js';

/** Encrypts what belongs to persons before it is stored, and reads it again while their keys exist. */
export abstract class PersonalDataVault {
  abstract seal(events: readonly NewEvent[]): Promise<readonly NewEvent[]>;

  /** Fields of persons whose key was erased are null. */
  abstract open(events: readonly Recorded[]): Promise<readonly Recorded[]>;
}
