/** What a file may ask for at most: generous for real files, small enough that no file exhausts memory. */
export const limits = {
  /** Elements inside each other. */
  depth: 64,
  /** Characters of one element's own text, of a comment or of a processing instruction. */
  text: 1024 * 1024,
  /** Characters of one attribute's value. */
  attribute: 64 * 1024,
  /** Attributes of one element. */
  attributes: 100,
  /** Elements of one activity. */
  elements: 200_000,
  /** Characters of one activity's texts and attribute values together. */
  activityText: 16 * 1024 * 1024,
} as const;
