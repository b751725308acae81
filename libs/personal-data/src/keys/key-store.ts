/**
 * Where the keys of persons are. Kept in PostgreSQL here; a key management service can take its place when it holds
 * what `key-store.contract.ts` asks of it. Above all, erasing is for ever: the key is gone from the service and from
 * what the service backs up, and that person never gets another one, whatever races with it.
 */
export abstract class KeyStore {
  /** Keys (32 bytes) that exist. Persons who never had one, or whose key was erased or is missing, are left out. */
  abstract find(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>>;

  /**
   * Keys of all these persons, made where there never was one; whoever asks for a person's key gets the same. Throws
   * Refusal PersonErased, or PersonKeyMissing for a person whose key was not restored with the log.
   */
  abstract ensure(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>>;

  /** Whether this person has, or ever had, a key. */
  abstract knows(person: string): Promise<boolean>;

  /** Erases the key, for ever, and forbids another one, also where there was none. Again: changes nothing. */
  abstract erase(person: string): Promise<void>;
}
