import { answered, api } from '../api/client.js';
import { isNotSignedIn, isPassing } from '../api/problem.js';
import { endSession, queries } from '../api/queries.js';
import { allEntries, entryOf, keepEntry } from './entries.js';
import { pause } from './pause.js';
import { after, hurried, nextToSend, type Outcome, wakeAt } from './queue.js';
import { sendStep } from './send-step.js';

const LOCK = 'techcoop-sending';

let waking: ReturnType<typeof setTimeout> | undefined;

/** Sends what is due, one after the other, in one of the tabs; and comes back when something is due again. */
export const sendDue = async (owner: string): Promise<void> => {
  clearTimeout(waking);
  const hasSent = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock !== null && sendAll(owner));
  if (hasSent) void queries.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'field-entries' });
  const at = wakeAt(await allEntries(), owner);
  if (at === undefined || pause.isOn()) return;
  // Another tab may be sending: look again when it may be done.
  waking = setTimeout(() => void sendDue(owner), Math.max(at - Date.now(), 2_000));
};

/** At once, whatever was tried before. */
export const sendNow = async (owner: string): Promise<void> => {
  pause.end();
  for (const entry of await allEntries()) {
    const now = hurried(entry, Date.now());
    if (entry.owner === owner && now !== entry) await keepEntry(now);
  }
  await sendDue(owner);
};

/** Whether anything was sent. */
const sendAll = async (owner: string): Promise<boolean> => {
  let hasSent = false;
  while (!pause.isOn()) {
    const entry = nextToSend(await allEntries(), owner, Date.now());
    if (!entry) break;
    try {
      const who = await whoIsHere();
      if (who !== owner && who !== undefined) break;
      const outcome: Outcome = who === undefined ? { kind: 'passing' } : await sendStep(entry);
      // It may have been taken back by hand meanwhile.
      const before = await entryOf(entry.id);
      if (before?.key === entry.key) await keepEntry(after(before, outcome, Date.now()));
      hasSent ||= outcome.kind === 'done';
    } catch (error) {
      if (!isNotSignedIn(error)) throw error;
      pause.begin();
      endSession();
    }
  }
  return hasSent;
};

/** Another person may have signed in at another tab. Undefined: the api cannot tell now. Throws where nobody is. */
const whoIsHere = async (): Promise<string | undefined> => {
  try {
    return (await answered(api.GET('/api/v1/session'))).name;
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
};
