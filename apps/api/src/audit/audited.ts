/** Who is shown something of persons that others are not: names, addresses, what they did and looked at. */
export const PERSONAL_READS: ReadonlySet<string> = new Set([
  'getTimeline',
  'getProject',
  'explainRequest',
  'explainContribution',
  'explainDonor',
  'explainMandate',
  'getEvidenceFile',
  'getAccountPerson',
  'listEvaluators',
  'listAccountSessions',
  'listAudit',
  'exportAudit',
]);

/** What is asked for as a read, and signs somebody in. */
const SIGNS_IN: ReadonlySet<string> = new Set(['comeBackFromProvider']);

/** Commands by their method, that change nothing which anybody else could see: a question, marks in one's own inbox. */
const CHANGES_NOTHING: ReadonlySet<string> = new Set(['askWhatIf', 'readNotice', 'readAll']);

/** 400 and the like are not among them: what was sent was no command yet. Nor is 429, so that a flood stays bounded. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 404, 409, 412, 422]);

type Answered = Readonly<{
  operation: string;
  method: string;
  status: number;
  /** A command that left events in the log: they say who gave it. */
  isInLog: boolean;
}>;

/** Whether an answer is to be audited, and as what. */
export const outcomeOf = ({ operation, method, status, isInLog }: Answered): 'done' | 'refused' | undefined => {
  const isRead = method === 'GET' || method === 'HEAD';
  const isWatched = isRead ? PERSONAL_READS.has(operation) || SIGNS_IN.has(operation) : !CHANGES_NOTHING.has(operation);
  if (status < 400) return isWatched && !isInLog ? 'done' : undefined;
  return status === 403 || (isWatched && REFUSED.has(status)) ? 'refused' : undefined;
};

/** Parameters of paths whose things have streams, or are known by another word than their own. */
const NOUNS: Readonly<Record<string, string>> = {
  actor: 'recipient',
  code: 'field-office',
  name: 'account',
  hash: 'evidence-file',
};

/** What a path is about, named as streams are: `request-TA-2026-000123`. */
export const subjectsOf = (parameters: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(parameters)
    .filter(([name]) => name !== '*')
    .map(([name, value]) => `${NOUNS[name] ?? nounOf(name)}-${value}`);

const nounOf = (parameter: string): string =>
  parameter.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
