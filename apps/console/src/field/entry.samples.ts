import type { Activity, Entry, Photo, Theirs } from './entry.js';

export const photo = (evidenceId: string): Photo => ({
  ...{ evidenceId, fileName: `${evidenceId}.jpg`, mediaType: 'image/jpeg', size: 10, sha256: 'a'.repeat(64) },
});

export const training = {
  ...{ requestId: 'TA-2026-000001', kind: 'capacity-building', title: 'Training', place: 'Nakuru' },
  ...{ from: '2026-11-20', to: '2026-11-21', female: '24', male: '18' },
};

/** One that waits to be sent, unless told otherwise. */
export const entry = (changed: Partial<Entry> = {}): Entry => ({
  ...{ id: 'entry-1', owner: 'nairobi', kind: 'activity', values: training, projectTitle: 'Courts' },
  ...{ photos: [], savedAt: 1, key: 'key-of-entry-1', done: 0, apart: [] },
  state: { at: 'waiting', tries: 0, notBefore: 0 },
  ...changed,
});

export const recorded: Activity = {
  ...{ plannedId: 'A1', kind: 'capacity-building', title: 'Training of clerks', from: '2026-11-20', to: '2026-11-21' },
  ...{ country: 'KE', place: 'Nakuru', participants: { female: 22, male: 20, notStated: 0 }, sectors: {}, outputs: [] },
};

export const theirs: Theirs = { activityId: 'theirs-1', content: recorded, by: 'a.okoye', at: '2026-11-22T09:00:00Z' };
