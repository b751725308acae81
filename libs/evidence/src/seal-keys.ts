import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { EvidenceUnusable } from './evidence-unusable.js';
import { type Seal, sealText, type SignedSeal } from './seal.js';

const asPublic = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);
const publicPart = (key: KeyObject): Buffer => asPublic(key).export({ type: 'spki', format: 'der' });
const idOf = (publicKey: Buffer): string => createHash('sha256').update(publicKey).digest('hex');

/** Whose signatures are accepted. */
export class AcceptedKeys {
  readonly #keys: ReadonlyMap<string, KeyObject>;

  /** Public or private keys. Throws EvidenceUnusable when one is no Ed25519 key. */
  constructor(keys: readonly KeyObject[]) {
    const wrong = keys.find(({ asymmetricKeyType }) => asymmetricKeyType !== 'ed25519');
    if (wrong) throw new EvidenceUnusable(`a seal's key must be an Ed25519 key, not ${wrong.asymmetricKeyType}`);
    this.#keys = new Map(keys.map((key) => [idOf(publicPart(key)), asPublic(key)]));
  }

  /** The keys that seals say are theirs. */
  static of(seals: readonly SignedSeal[]): AcceptedKeys {
    return new AcceptedKeys(seals.map(statedKey).filter((key) => key !== undefined));
  }

  /** What is wrong with a seal's signature, to be read after "seal 7"; undefined when it is in order. */
  fault(seal: SignedSeal): string | undefined {
    const key = this.#keys.get(seal.key);
    if (!key) return `is signed by a key that is not accepted (${seal.key})`;
    const isOurs = verify(null, Buffer.from(sealText(seal)), key, Buffer.from(seal.signature, 'base64'));
    return isOurs ? undefined : 'has a signature that is not of this seal';
  }
}

/** Undefined when it is none, or another one than the seal names. */
const statedKey = ({ key, publicKey }: SignedSeal): KeyObject | undefined => {
  const der = Buffer.from(publicKey, 'base64');
  if (idOf(der) !== key) return undefined;
  try {
    return createPublicKey({ key: der, type: 'spki', format: 'der' });
  } catch {
    return undefined;
  }
};

/** The key that seals are signed with, and those that were used before it. */
export class SigningKey {
  readonly id: string;
  readonly accepted: AcceptedKeys;
  readonly #publicKey: Buffer;

  /** `earlier`: public parts. Throws EvidenceUnusable when one is no Ed25519 key. */
  constructor(
    private readonly key: KeyObject,
    earlier: readonly KeyObject[] = [],
  ) {
    this.accepted = new AcceptedKeys([key, ...earlier]);
    this.#publicKey = publicPart(key);
    this.id = idOf(this.#publicKey);
  }

  sign(seal: Omit<Seal, 'key'>): SignedSeal {
    const whole = { ...seal, key: this.id };
    const signature = sign(null, Buffer.from(sealText(whole)), this.key).toString('base64');
    return { ...whole, signature, publicKey: this.#publicKey.toString('base64') };
  }
}
