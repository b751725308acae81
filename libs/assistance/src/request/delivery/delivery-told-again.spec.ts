import { describe, test } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type RequestCommand, request } from '../request.decider.js';
import type { RequestEvent } from '../request.events.js';
import { commands } from '../request-commands.samples.js';
import { events } from '../request-events.samples.js';
import { activity, on, requestId, today, workplan } from '../request.samples.js';
import { LogActivity } from './delivery.commands.js';
import type { DeliveredActivity } from './delivery.events.js';
import {
  atWork,
  attach,
  correct,
  corrected,
  log,
  measure,
  reach,
  reassignedOn,
  suspended,
  warn,
} from './delivery.samples.js';

const { ActivityDelivered, DeliveryCompleted } = events;

type Told = Readonly<{ command: RequestCommand; event: RequestEvent; other: RequestCommand; field: string }>;

describe('A fact that is told again', () => {
  const told: readonly Told[] = [
    { command: log({}), event: ActivityDelivered, other: log({ place: 'Lamu' }), field: 'activityId' },
    {
      command: correct({ place: 'Lamu' }),
      event: corrected({ place: 'Lamu' }),
      other: correct({ place: 'Kilifi' }),
      field: 'correctionId',
    },
    {
      command: commands.ReachMilestone,
      event: events.MilestoneReached,
      other: reach('2026-06-12'),
      field: 'milestoneId',
    },
    {
      command: measure({}),
      event: events.IndicatorMeasured,
      other: measure({ occurredOn: '2026-05-09' }),
      field: 'measurementId',
    },
    { command: attach({}), event: events.EvidenceAttached, other: attach({ size: 1 }), field: 'evidenceId' },
    { command: warn({}), event: events.RiskRaised, other: warn({ severity: 'high' }), field: 'riskId' },
  ];
  const history = [...atWork, ...told.map(({ event }) => event)];

  test.each(told)('changes nothing: $command.type', ({ command }) =>
    given(request, ...history)
      .when(command)
      .then(),
  );

  test.each(told)('in other words is refused: $command.type', ({ other, field }) =>
    given(request, ...history)
      .when(other)
      .thenRefused('FactIdReused', { field }),
  );

  test.each(told)('changes nothing whatever has become of the request: $command.type', ({ command }) => {
    const nothingPlanned = { activities: [], milestones: [], indicators: [] };
    const later: readonly RequestEvent[][] = [
      [{ type: 'WorkplanAgreed', data: { requestId, ...workplan, ...nothingPlanned } }],
      [suspended('2026-05-01')],
      [reassignedOn('2026-05-01')],
      [DeliveryCompleted],
      [DeliveryCompleted, events.EvaluationWaived, events.RequestClosed],
      [events.RequestCancelled],
      [events.RequestWithdrawn],
    ];
    for (const happened of later)
      given(request, ...history, ...happened)
        .when(command)
        .then();
  });

  test('is the same in whatever order its fields come', () => {
    const backwards = Object.fromEntries(Object.entries(activity).toReversed()) as DeliveredActivity; // the same fields
    given(request, ...history)
      .when(new LogActivity({ requestId, ...backwards }, on(today)))
      .then();
  });

  test('may be an activity as it was first told, or a correction that was corrected since', () => {
    const again = corrected({ correctionId: 'correction-3', place: 'Kilifi' });
    given(request, ...history, again)
      .when(log({}))
      .then();
    given(request, ...history, again)
      .when(correct({ place: 'Lamu' }))
      .then();
  });

  test('does not lend its id to a fact of another kind', () =>
    given(request, ...history)
      .when(warn({ riskId: 'evidence-1' }))
      .thenRefused('FactIdReused', { field: 'riskId', id: 'evidence-1' }));
});
