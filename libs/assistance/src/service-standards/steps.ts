/** Every step of a request's life that somebody waits for, in its order. */
export const STEPS = [
  'acknowledge',
  'screen',
  'provide-information',
  'confirm-funding',
  'assign-office',
  'answer-assignment',
  'agree-workplan',
  'report-progress',
  'reach-milestone',
  'complete-delivery',
  'commission-evaluation',
  'submit-evaluation',
  'respond-to-evaluation',
  'close',
] as const;
export type StepName = (typeof STEPS)[number];

export const TURNS = [
  'programme-manager',
  'finance-officer',
  'field-office',
  'state',
  'regional-body',
  'evaluator',
] as const;

/** Who has to act. `name`: the office's code, the country's ISO code, the organisation that evaluates or asks. */
export type Turn = Readonly<{ kind: (typeof TURNS)[number]; name: string | null }>;
