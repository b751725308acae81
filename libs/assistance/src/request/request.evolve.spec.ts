import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_NOTES, allNotes, stateAfter } from '#event-sourcing';
import { acceptedOf } from './accepted.js';
import { contentOf } from './delivery/content.js';
import { activityIn } from './delivery/work.js';
import type { Phase } from './phase.js';
import type { RequestEvent } from './request.events.js';
import { requestFold } from './request.evolve.js';
import type { Request } from './request.state.js';
import { events, until } from './request-events.samples.js';
import { submission } from './request.samples.js';

const after = (...history: RequestEvent[]) => stateAfter(requestFold, history);
const all: readonly RequestEvent[] = Object.values(events);
const activitiesIn = (state: Request) => [...allNotes(acceptedOf(state)?.work.activities ?? NO_NOTES).keys()];
const phases = Object.keys(until) as Phase[]; // the keys of a record by phase
const ends: readonly Phase[] = ['declined', 'closed', 'cancelled', 'withdrawn'];

describe('A request, as its events tell it', () => {
  test.each(phases)('is in %s after what leads there', (phase) => expect(after(...until[phase]).phase).toBe(phase));

  test('is unknown until it is submitted, or opened as a stage of another', () => {
    for (const event of all.filter(({ type }) => type !== 'RequestSubmitted' && type !== 'StageOpened'))
      expect(after(event)).toEqual({ phase: 'unknown' });
  });

  test('awaits information from the question to the answer', () => {
    const asked = after(...until.intake, events.InformationRequested);
    expect(asked).toMatchObject({ awaitingInformationSince: '2026-01-07' });
    expect(after(...until.intake, events.InformationRequested, events.InformationProvided)).toMatchObject({
      awaitingInformationSince: null,
    });
  });

  test('goes back to assignment when another office is to take over, and keeps its work', () => {
    const handedOver = after(
      ...until.delivery,
      events.WorkplanAgreed,
      events.ActivityDelivered,
      events.FieldOfficeAssigned,
    );
    expect(handedOver).toMatchObject({ phase: 'assignment', leftOfficeOn: '2026-01-26' });
    expect(activitiesIn(handedOver)).toEqual(['activity-1']);
  });

  test('remembers from which day the first office had left, however many were asked since', () => {
    const { FieldOfficeAssigned: assigned, AssignmentDeclined } = events;
    const again = { ...assigned, data: { ...assigned.data, assignedOn: '2026-03-02' } };
    const handedOver = after(...until.delivery, assigned, AssignmentDeclined, again);
    expect(handedOver).toMatchObject({ leftOfficeOn: '2026-01-26', assignment: { assignedOn: '2026-03-02' } });
  });

  test('that is suspended when another office takes over stays suspended until it is resumed', () => {
    const suspended = [
      ...until.delivery,
      events.DeliverySuspended,
      events.FieldOfficeAssigned,
      events.AssignmentAccepted,
    ];
    expect(acceptedOf(after(...suspended))?.work.suspensions).toEqual([{ from: '2026-04-06', to: null }]);
    expect(acceptedOf(after(...suspended, events.DeliveryResumed))?.work.suspensions).toEqual([
      { from: '2026-04-06', to: '2026-04-20' },
    ]);
  });

  test('keeps both what an activity was first and what it was corrected to', () => {
    const work = acceptedOf(after(...until.delivery, events.ActivityDelivered, events.ActivityCorrected))?.work;
    const { plannedId, from, to } = events.ActivityCorrected.data;
    const first = contentOf(activityIn(events.ActivityDelivered.data));
    expect([...allNotes(work?.activities ?? NO_NOTES)]).toEqual([['activity-1', [first, plannedId, from, to]]]);
    expect([...allNotes(work?.facts ?? NO_NOTES).keys()]).toEqual(['correction-1']);
  });

  test('has the last workplan that was agreed', () => {
    const { WorkplanAgreed } = events;
    const later = { ...WorkplanAgreed, data: { ...WorkplanAgreed.data, milestones: [] } };
    expect(acceptedOf(after(...until.delivery, WorkplanAgreed, later))?.work.workplan?.milestones).toEqual([]);
  });

  test.each(ends)('that is %s stays so, whatever is told of it afterwards', (phase) => {
    const reopens = phase === 'closed' ? 'RequestReopened' : '';
    for (const event of all.filter(({ type }) => type !== reopens))
      expect(after(...until[phase], event)).toMatchObject({ phase, submission });
  });

  test('winds down again when it is reopened for a late charge', () =>
    expect(after(...until.closed, events.RequestReopened)).toMatchObject({ phase: 'winding-down', because: 'closed' }));

  test('keeps its work and its spending when it ends, and gives back what it held', () => {
    const spent = after(
      ...until.delivery,
      events.ActivityDelivered,
      events.ExpenditureRecorded,
      events.RequestCancelled,
    );
    const ended = acceptedOf(spent);
    expect(activitiesIn(spent)).toEqual(['activity-1']);
    expect(allNotes(ended?.ledger.expenditures ?? NO_NOTES).size).toBe(1);
    expect([...(ended?.ledger.allocations.values() ?? [])]).toMatchObject([{ reserved: 0, committed: 0, cells: [] }]);
  });

  test('takes a reversal after its end', () => {
    const reversed = after(
      ...until.delivery,
      events.ExpenditureRecorded,
      events.RequestCancelled,
      events.ExpenditureReversed,
    );
    expect(allNotes(acceptedOf(reversed)?.ledger.reversals ?? NO_NOTES).size).toBe(1);
  });

  test('can be read in any order of events without breaking, and is always about one submission', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 60 }), (history) => {
        const state = history.reduce(requestFold.evolve, requestFold.initial);
        const first = history.find(({ type }) => type === 'RequestSubmitted' || type === 'StageOpened');
        assert.equal(state.phase === 'unknown', first === undefined);
        if (state.phase !== 'unknown') assert.equal(state.submission.requestId, first?.data.requestId);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is not changed by telling what it was: states share nothing that events can alter', () => {
    const frozen = (value: unknown): unknown => {
      if (typeof value === 'object' && value !== null && !(value instanceof Map))
        Object.values(Object.freeze(value)).forEach(frozen);
      if (value instanceof Map) {
        value.set = value.delete = () => assert.fail('a map of an earlier state was changed');
      }
      return value;
    };
    fc.assert(
      fc.property(fc.shuffledSubarray([...all]), (history) => {
        let state = stateAfter(requestFold, until.delivery);
        for (const event of history) {
          frozen(state);
          state = requestFold.evolve(state, event);
        }
      }),
      { numRuns: 200 },
    );
  });
});
