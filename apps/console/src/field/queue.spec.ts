import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Entry, requestOf } from './entry.js';
import { entry, photo, training } from './entry.samples.js';
import { after, hurried, nextToSend, stepsOf, unsent, waitAfter, wakeAt } from './queue.js';

/** How a network may treat what is sent. */
const FATES = ['arrives', 'is lost', 'loses its answer', 'is refused', 'restart'] as const;
const fates = fc.array(fc.constantFrom(...FATES), { maxLength: 60 });
const written = fc
  .array(fc.record({ request: fc.constantFrom('R-1', 'R-2'), photos: fc.nat({ max: 2 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ request, photos }, at) =>
      entry({
        ...{ id: `E-${at}`, key: `key-of-${at}`, savedAt: at, values: { ...training, requestId: request } },
        photos: Array.from({ length: photos }, (_, index) => photo(`${at}-${index}`)),
      }),
    ),
  );

/** What an api does that answers the same key alike, and does it once. */
const api = () => {
  const order: string[] = [];
  return {
    order,
    take: (key: string): void => {
      if (!order.includes(key)) order.push(key);
    },
  };
};

const keyOf = (of: Entry): string => {
  const step = stepsOf(of)[of.done];
  return !step || step.what === 'fact' ? of.key : `${of.key} ${step.what} ${step.photo.evidenceId}`;
};

/** Sends under these fates, then with a network that works. */
const sendAll = (entries: readonly Entry[], happening: readonly (typeof FATES)[number][]) => {
  let kept = new Map(entries.map((one) => [one.id, one]));
  const served = api();
  let now = 0;
  for (let turn = 0; turn < 500; turn += 1) {
    const all = [...kept.values()];
    const next = nextToSend(all, 'nairobi', now);
    if (!next) {
      const at = wakeAt(all, 'nairobi');
      if (at === undefined) break;
      now = Math.max(at, now);
      continue;
    }
    const fate = happening[turn] ?? 'arrives';
    // What is on the disk is all that a browser knows after a restart.
    if (fate === 'restart') kept = new Map(JSON.parse(JSON.stringify([...kept])) as [string, Entry][]);
    if (fate === 'arrives' || fate === 'loses its answer') served.take(keyOf(next));
    const outcome =
      fate === 'arrives'
        ? ({ kind: 'done' } as const)
        : fate === 'is refused'
          ? ({ kind: 'needs-you', why: { kind: 'refused', code: 'Refused', detail: '', facts: {} } } as const)
          : ({ kind: 'passing' } as const);
    kept.set(next.id, after(next, outcome, now));
    now += 1;
  }
  return { kept: [...kept.values()], served };
};

describe('The queue', () => {
  test('loses nothing: each entry is sent with all its files, or a person is asked', () =>
    fc.assert(
      fc.property(written, fates, (entries, happening) => {
        const { kept, served } = sendAll(entries, happening);
        expect(kept.map(({ id }) => id).toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
        expect(kept.filter(({ state }) => state.at === 'waiting')).toEqual([]);
        const sent = kept.filter(({ state }) => state.at === 'sent');
        const keys = sent.flatMap((one) => stepsOf(one).map((_, done) => keyOf({ ...one, done })));
        expect(served.order).toEqual(expect.arrayContaining(keys));
      }),
    ));

  test('sends what is of one request in the order in which it was saved', () =>
    fc.assert(
      fc.property(written, fates, (entries, happening) => {
        const { kept, served } = sendAll(entries, happening);
        for (const request of ['R-1', 'R-2']) {
          const facts = kept.filter((one) => requestOf(one) === request && one.state.at === 'sent');
          const sent = served.order.filter((key) => facts.some((one) => one.key === key));
          expect(sent).toEqual(facts.map(({ key }) => key));
        }
      }),
    ));

  test('sends each step once when every answer comes', () => {
    const entries = [entry({ id: 'E-1', photos: [photo('P-1'), photo('P-2')] })];
    expect(sendAll(entries, []).served.order).toEqual([
      'key-of-entry-1',
      'key-of-entry-1 evidence P-1',
      'key-of-entry-1 file P-1',
      'key-of-entry-1 evidence P-2',
      'key-of-entry-1 file P-2',
    ]);
  });

  test('sends nothing as another person', () => {
    const all = [entry({ owner: 'bogota' })];
    expect(nextToSend(all, 'nairobi', 1)).toBeUndefined();
    expect(wakeAt(all, 'nairobi')).toBeUndefined();
    expect(unsent(all, 'nairobi')).toEqual([]);
  });

  test('lets others pass what waits for a person, and not what waits for the network', () => {
    const second = entry({ id: 'E-2', savedAt: 2 });
    const waits = entry({ state: { at: 'waiting', tries: 1, notBefore: 100 } });
    const asks = entry({ state: { at: 'needs-you', why: { kind: 'refused', code: 'X', detail: '', facts: {} } } });
    expect(nextToSend([waits, second], 'nairobi', 50)).toBeUndefined();
    expect(nextToSend([waits, second], 'nairobi', 100)).toBe(waits);
    expect(nextToSend([asks, second], 'nairobi', 50)).toBe(second);
    const elsewhere = entry({ id: 'E-3', values: { ...training, requestId: 'R-9' } });
    expect(nextToSend([waits, elsewhere], 'nairobi', 50)).toBe(elsewhere);
  });

  test('waits longer after each try in vain, and ten minutes at most', () => {
    expect([1, 2, 3].map(waitAfter)).toEqual([5_000, 10_000, 20_000]);
    expect(waitAfter(40)).toBe(600_000);
  });

  test('is hurried by a person', () => {
    const waits = entry({ state: { at: 'waiting', tries: 3, notBefore: 99_000 } });
    expect(hurried(waits, 5).state).toEqual({ at: 'waiting', tries: 3, notBefore: 5 });
  });

  test('keeps that a manager has to decide, also after the files were sent', () => {
    const one = entry({ photos: [photo('P-1')] });
    const held = after(one, { kind: 'done', held: 'OverBudget' }, 5);
    const sent = after(after(held, { kind: 'done' }, 6), { kind: 'done' }, 7);
    expect(sent).toMatchObject({ held: 'OverBudget', state: { at: 'sent', sentAt: 7 } });
  });
});
