/** What somebody may be to the system; a person may hold several, each with what it covers. */
export type Grant =
  /** The focal point of a State: its own requests. `country`: ISO 3166-1 alpha-2, as requests name their origin. */
  | Readonly<{ role: 'requesting-state'; country: string }>
  /** Of the programmes named, or of all. */
  | Readonly<{ role: 'programme-manager'; programmes: readonly string[] | 'all' }>
  | Readonly<{ role: 'finance-officer' }>
  /** Of one field office: what is assigned to it. */
  | Readonly<{ role: 'field-office'; office: string }>
  /** Of one registered donor: its contributions, and of what they fund what donors may see. */
  | Readonly<{ role: 'donor'; donor: string }>
  /** What they were commissioned to evaluate. */
  | Readonly<{ role: 'evaluator' }>
  /** Reads everything, changes nothing. */
  | Readonly<{ role: 'auditor' }>
  /** People and settings; no power over money. */
  | Readonly<{ role: 'administrator' }>;

export type Role = Grant['role'];
