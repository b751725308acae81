import { answered, api } from '../api/client.js';
import { CannotReach, isNotSignedIn, Problem } from '../api/problem.js';
import { sendCommand } from '../commands/send-command.js';
import { dayOf, factOf } from './body.js';
import { type Entry, requestOf, type Theirs } from './entry.js';
import { allEntries, fileOf, tellProgress } from './entries.js';
import { isSameContent, likeOf } from './likeness.js';
import { putFile } from './put-file.js';
import { type Outcome, type Step, stepsOf } from './queue.js';

type Held = Readonly<{ held?: boolean; because?: string }>;

const DONE: Outcome = { kind: 'done' };
const PASSING: Outcome = { kind: 'passing' };

/** Sends the next step of an entry. Throws where nobody is signed in. */
export const sendStep = async (entry: Entry): Promise<Outcome> => {
  const step = stepsOf(entry)[entry.done];
  if (!step) return DONE;
  try {
    return step.what === 'fact' ? await sendFact(entry) : await sendPhoto(entry, step);
  } catch (error) {
    if (isNotSignedIn(error)) throw error;
    return outcomeOf(error);
  }
};

/** Another answer may come to the same, later: no network, too much to do, others who wrote just then. */
const outcomeOf = (error: unknown): Outcome => {
  if (error instanceof CannotReach) return PASSING;
  if (!(error instanceof Problem))
    return { kind: 'needs-you', why: { kind: 'refused', code: 'Unexpected', detail: String(error), facts: {} } };
  const { status, body } = error;
  const isPassing = status >= 500 || [408, 412, 421, 425, 429].includes(status) || body.code === 'ConcurrencyConflict';
  if (isPassing) return PASSING;
  const { code, detail, facts = {}, errors = [] } = body;
  return { kind: 'needs-you', why: { kind: 'refused', code, detail, facts, errors } };
};

const sendFact = async (entry: Entry): Promise<Outcome> => {
  let revision: number | undefined;
  if (entry.kind === 'activity') {
    const project = await answered(
      api.GET('/api/v1/requests/{requestId}/project', { params: { path: { requestId: requestOf(entry) } } }),
    );
    const activities = project.activities.map((one) => ({ ...one, sectors: one.sectors ?? {} }));
    const changed = entry.decision
      ? activities.find(({ activityId }) => activityId === entry.decision?.of.activityId)
      : likeOf(entry, activities, new Set((await allEntries()).map(({ id }) => id)));
    const isAsDecided = entry.decision && changed && isSameContent(changed, entry.decision.of.content);
    const isCorrectedByThis = changed?.corrections.some(({ correctionId }) => correctionId === entry.id);
    if (changed && !isAsDecided && !isCorrectedByThis) {
      const { activityId, corrections: _, ...content } = changed;
      const theirs: Theirs = { activityId, content, ...(await toldBy(requestOf(entry), activityId)) };
      return { kind: 'needs-you', why: { kind: 'conflict', theirs } };
    }
    // What was read is what the person saw: if it changes before this arrives, it is asked again.
    if (isAsDecided) ({ revision } = project);
  }
  const { path, body } = factOf(entry);
  const answer = (await sendCommand({ method: 'POST', path, body, key: entry.key, revision })) as Held;
  return answer.held && answer.because !== undefined ? { kind: 'done', held: answer.because } : DONE;
};

/** Who told what is now known of an activity, and when. */
const toldBy = async (requestId: string, activityId: string): Promise<Pick<Theirs, 'by' | 'at'>> => {
  let last: Pick<Theirs, 'by' | 'at'> = { by: undefined, at: undefined };
  let cursor: string | undefined;
  do {
    const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
    const page = await answered(
      api.GET('/api/v1/requests/{requestId}/timeline', { params: { path: { requestId }, query } }),
    );
    const told = page.items.findLast(
      ({ type, data }) =>
        (type === 'ActivityDelivered' || type === 'ActivityCorrected') && data['activityId'] === activityId,
    );
    if (told) last = { by: textOf(told.metadata['actor']), at: textOf(told.metadata['at']) };
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return last;
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const sendPhoto = async (entry: Entry, step: Extract<Step, { photo: unknown }>): Promise<Outcome> => {
  const { evidenceId, sha256, size, fileName, mediaType } = step.photo;
  const request = `/api/v1/requests/${encodeURIComponent(requestOf(entry))}`;
  if (step.what === 'evidence') {
    const describes = entry.values['title'] || entry.values['description'] || fileName;
    const body = { evidenceId, fileName, mediaType, size, sha256, describes, occurredOn: dayOf(entry) };
    await sendCommand({ method: 'POST', path: `${request}/evidence`, body, key: `${entry.key}-${evidenceId}` });
    return DONE;
  }
  const file = await fileOf(evidenceId);
  if (!file)
    return { kind: 'needs-you', why: { kind: 'refused', code: 'FileGone', detail: fileName, facts: { fileName } } };
  const progress = (sent: number): void => tellProgress({ entryId: entry.id, evidenceId, sent, size });
  progress(0);
  await putFile(`${request}/evidence-files/${sha256}`, file, progress);
  return DONE;
};
