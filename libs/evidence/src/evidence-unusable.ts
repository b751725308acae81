/** A key, a seal's file or the table of seals cannot be used, or nothing may be sealed; the message says what to do. */
export class EvidenceUnusable extends Error {
  override readonly name = 'EvidenceUnusable';
}
