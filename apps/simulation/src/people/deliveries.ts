import {
  AgreeWorkplan,
  CancelRequest,
  CompleteDelivery,
  LogActivity,
  MeasureIndicator,
  ReachMilestone,
  ReportProgress,
  RecordExpenditure,
  ReviseBudget,
  SubmitEvaluation,
  SuspendDelivery,
} from '#assistance';
import type { BudgetLine } from '#contributions';
import { ACTORS, officeStaff } from '../../../desk/src/demo/story/actors.js';
import { dayAfter, daysFrom } from '../days.js';
import { EVALUATORS, MANAGERS, OFFICES_DO } from './behaviour.js';
import type { Case, Task } from './case.js';
import type { Setting } from './setting.js';
import type { SimulatedEvent } from './simulated-event.js';

const DAYS_PER_MONTH = 30;
const MILESTONE = 'half-way';
const TRAINED = 'trained';

/** An office works: it agrees a workplan, delivers, spends month by month, and completes; evaluators judge it. */
export class Deliveries {
  constructor(private readonly setting: Setting) {}

  hear(event: SimulatedEvent): void {
    const one = 'requestId' in event.data ? this.setting.cases.get(event.data.requestId) : undefined;
    if (!one) return;
    switch (event.type) {
      case 'AssignmentAccepted':
        return agree(one, event.data.acceptedOn);
      case 'WorkplanAgreed':
        return one.begin(tasksOf(one, event.data.agreedOn));
      case 'DeliveryResumed':
        return one.putOff(daysFrom(one.suspendedOn, event.data.resumedOn));
      case 'EvaluationCommissioned':
        return evaluate(one, event.data.commissionedOn);
    }
  }
}

const lastDay = ({ request }: Case, from: string): string => dayAfter(from, request.months * DAYS_PER_MONTH);

const activitiesOf = ({ request }: Case): number => Math.min(4, 1 + Math.ceil(request.months / 5));

const agree = (one: Case, acceptedOn: string): void => {
  const { requestId, kinds } = one.request;
  const kind = kinds[0] ?? 'expert-advice';
  one.later(acceptedOn, OFFICES_DO.agreesWorkplanWithin, 'agree', officeOf(one), (agreedOn, context) => {
    const to = lastDay(one, agreedOn);
    const activities = Array.from({ length: activitiesOf(one) }, (_, index) => ({
      plannedId: `A${index + 1}`,
      kind,
      title: `Activity ${index + 1}`,
      from: agreedOn,
      to,
    }));
    const milestones = [{ milestoneId: MILESTONE, title: 'Half-way', dueOn: to }];
    const people = { unit: 'people', countsPeople: true, baseline: null, target: null };
    const indicators = [{ indicatorId: TRAINED, title: 'Officials who took part', ...people }];
    return new AgreeWorkplan({ requestId, agreedOn, activities, milestones, indicators }, context);
  });
};

/** Everything from the workplan to completion, each at its part of the time. */
const tasksOf = (one: Case, from: string): readonly Task[] => {
  const days = one.request.months * DAYS_PER_MONTH;
  const at = (part: number): string => dayAfter(from, Math.round(part * days));
  const does = (part: number, what: string, command: Task['command']): Task => ({
    ...{ on: at(part), what, actor: officeOf(one), command },
  });
  const { requestId } = one.request;
  const activities = Array.from({ length: activitiesOf(one) }, (_, index) => index + 1);
  return [
    ...activities.map((number) =>
      does(
        number / (activities.length + 1),
        `deliver ${number}`,
        (on, context) => new LogActivity(activityOf(one, number, on), context),
      ),
    ),
    ...paymentsOf(one).map(([part, lineId, left], index) =>
      does(part, `pay ${index}`, (occurredOn, context) => {
        const minor = nextPayment(one, lineId, left);
        if (minor <= 0) return undefined;
        const spent = { lineId, amount: { minor, currency: 'USD' }, occurredOn, description: lineId };
        return new RecordExpenditure({ requestId, expenditureId: `${requestId}/${lineId}/${left}`, ...spent }, context);
      }),
    ),
    ...reportsOf(one, from),
    does(
      0.5,
      'reach',
      (occurredOn, context) => new ReachMilestone({ requestId, milestoneId: MILESTONE, occurredOn }, context),
    ),
    does(0.99, 'measure', (occurredOn, context) => {
      const [female, male] = [one.deciding('women').between(10, 60), one.deciding('men').between(10, 60)];
      const value = { value: String(female + male), bySex: { female, male, notStated: 0 } };
      return new MeasureIndicator(
        { requestId, measurementId: `${requestId}/${TRAINED}`, indicatorId: TRAINED, occurredOn, ...value },
        context,
      );
    }),
    ...turnsOf(one, at),
    does(
      1,
      'complete',
      (completedOn, context) =>
        new CompleteDelivery({ requestId, completedOn, summary: 'Delivered as agreed.' }, context),
    ),
  ];
};

/** Progress, period by period, as long as the work goes on. */
const reportsOf = (one: Case, from: string): readonly Task[] => {
  const { requestId, months } = one.request;
  const { reportsEvery: every } = OFFICES_DO;
  return Array.from({ length: Math.floor((months * DAYS_PER_MONTH - 1) / every) }, (_, index) => ({
    on: dayAfter(from, (index + 1) * every),
    what: `report ${index + 1}`,
    actor: officeOf(one),
    command: (reportedOn, context) => {
      const period = { from: dayAfter(reportedOn, -every), to: reportedOn, reportedOn };
      const report = { requestId, reportId: `${requestId}/P${index + 1}`, ...period, summary: 'As agreed.' };
      return new ReportProgress(report, context);
    },
  }));
};

/** What a manager does in between, in some of the projects. */
const turnsOf = (one: Case, at: (part: number) => string): readonly Task[] => {
  const { requestId } = one.request;
  const actor = (): string => ACTORS.programmeManager;
  const turn = (percent: number, part: number, what: string, command: Task['command']): readonly Task[] =>
    one.deciding(`whether to ${what}`).happens(percent) ? [{ on: at(part), what, actor, command }] : [];
  return [
    ...turn(MANAGERS.revisesBudget, 0.6, 'revise', (revisedOn, context) => {
      const change = one.deciding('how to revise').between(...MANAGERS.revisesByPercent);
      const lines = one.lines.map((line) => revised(line, change, one.spentByLine.get(line.lineId) ?? 0));
      return new ReviseBudget({ requestId, lines, revisedOn, reason: 'Prices have changed.' }, context);
    }),
    ...turn(MANAGERS.suspends, 0.4, 'suspend', (suspendedOn, context) => {
      return new SuspendDelivery({ requestId, suspendedOn, reason: 'It is not safe to travel.' }, context);
    }),
    ...turn(MANAGERS.cancels, 0.7, 'cancel', (cancelledOn, context) => {
      return new CancelRequest({ requestId, cancelledOn, reason: 'The counterpart has gone.' }, context);
    }),
  ];
};

const revised = (line: BudgetLine, percent: number, spent: number): BudgetLine => ({
  ...line,
  amount: Math.max(1, spent, line.amount + Math.round((line.amount * percent) / 100)),
});

/** When which line pays, and how many payments of the line are then left, this one included. */
const paymentsOf = ({ lines, request }: Case): readonly (readonly [part: number, lineId: string, left: number])[] => {
  const times = Math.min(4, Math.max(2, Math.ceil(request.months / 3)));
  return lines.flatMap(({ lineId }, index) =>
    Array.from({ length: times }, (_, time) => {
      const part = (time + (index + 1) / (lines.length + 1)) / times;
      return [part * 0.98, lineId, times - time] as const;
    }),
  );
};

/** An even part of what the line is to spend and has not. */
const nextPayment = (one: Case, lineId: string, left: number): number => {
  const amount = one.lines.find((line) => line.lineId === lineId)?.amount ?? 0;
  const toSpend = Math.round((amount * one.deciding(`spend ${lineId}`).between(...OFFICES_DO.spends)) / 100);
  return Math.round((toSpend - (one.spentByLine.get(lineId) ?? 0)) / left);
};

const activityOf = ({ request }: Case, number: number, day: string) => ({
  requestId: request.requestId,
  activityId: `${request.requestId}/A${number}`,
  plannedId: `A${number}`,
  kind: request.kinds[0] ?? ('expert-advice' as const),
  title: `Activity ${number}`,
  from: day,
  to: day,
  country: request.country,
  place: null,
  participants: { female: 12, male: 14, notStated: 0 },
  sectors: {},
  outputs: [],
});

const officeOf = (one: Case) => (): string => officeStaff(one.officeCode);

const evaluate = (one: Case, commissionedOn: string): void => {
  const { requestId } = one.request;
  one.later(commissionedOn, EVALUATORS.reportWithin, 'evaluate', ACTORS.evaluation, (submittedOn, context) => {
    const judge = (criterion: string) => {
      const rating = one.deciding(criterion).oneOf([3, 4, 4, 5, 5, 6] as const);
      return { rating, findings: 'As found in a simulation.' };
    };
    const assessments = {
      relevance: judge('relevance'),
      coherence: judge('coherence'),
      effectiveness: judge('effectiveness'),
      efficiency: judge('efficiency'),
      impact: judge('impact'),
      sustainability: judge('sustainability'),
    };
    const recommendations = [{ recommendationId: 'R1', text: 'Go on with what works.' }];
    return new SubmitEvaluation(
      { requestId, submittedOn, summary: 'It worked.', assessments, recommendations },
      context,
    );
  });
};
