import { typedAmount } from '../amounts/amounts.js';
import type { Choice } from '../commands/lookups.js';
import type { Value, Values } from '../commands/values.js';
import type { Project, RequestDetails } from './request.query.js';

/** `mandates`: under which a request may be accepted. */
type Known = Readonly<{
  request: RequestDetails;
  project: Project;
  ids: Readonly<Record<string, string>>;
  mandates: readonly Choice[] | undefined;
}>;

/** What a form begins with, as far as it is known. */
export const initialOf = (operation: string, { request, project, ids, mandates }: Known): Values => {
  switch (operation) {
    case 'acceptRequest':
      return {
        mandate: request.mandates.find((id) => mandates?.some(({ value }) => value === id)) ?? '',
        budget: { currency: project.submission.estimatedCost?.currency ?? 'USD', lines: [{}] },
        ...(project.submission.wantedStart && { startsOn: project.submission.wantedStart }),
      };
    case 'reviseBudget':
      return { lines: linesOf(project) };
    case 'agreeWorkplan':
      return workplanOf(project);
    case 'correctActivity':
      return activityOf(project, ids['activityId']);
    case 'recordManagementResponse':
      return {
        responses: (project.evaluation.report?.recommendations ?? []).map(({ recommendationId }) => ({
          recommendationId,
        })),
      };
    default:
      return {};
  }
};

/** What a command says of the request that the page knows already: not asked for. */
export const givenFor = (operation: string, { officeCode }: RequestDetails): Readonly<Record<string, unknown>> =>
  ['acceptAssignment', 'declineAssignment'].includes(operation) && officeCode !== null ? { officeCode } : {};

const linesOf = ({ budget }: Project): Value[] =>
  (budget?.lines ?? []).map(({ lineId, category, description, budget: amount }) => ({
    ...{ lineId, category, description, amount: typedAmount(amount, budget?.currency ?? 'USD') },
  }));

const workplanOf = ({ workplan, milestones, indicators }: Project): Values => ({
  activities: (workplan?.activities ?? []).map(({ plannedId, kind, title, from, to }) => ({
    ...{ plannedId, kind, title, from, to },
  })),
  milestones: milestones.map(({ milestoneId, title, dueOn }) => ({ milestoneId, title, dueOn })),
  indicators: indicators.map(({ indicatorId, title, unit, countsPeople, baseline, target }) => ({
    ...{ indicatorId, title, unit, countsPeople },
    ...(baseline && { baseline: valueOf(baseline) }),
    ...(target && { target: valueOf(target) }),
  })),
});

const valueOf = ({ value, bySex }: NonNullable<Project['indicators'][number]['target']>): Values => ({
  value,
  ...(bySex && { bySex: numbersOf(bySex) }),
});

const activityOf = ({ activities }: Project, activityId: string | undefined): Values => {
  const activity = activities.find((one) => one.activityId === activityId);
  if (!activity) return {};
  const { plannedId, kind, title, from, to, country, place, participants, sectors, outputs } = activity;
  return {
    ...{ plannedId: plannedId ?? '', kind, title, from, to, country: country ?? '', place: place ?? '', outputs },
    ...(participants && { participants: numbersOf(participants) }),
    sectors: numbersOf(sectors),
  };
};

const numbersOf = (numbers: Readonly<Record<string, number | undefined>>): Values =>
  Object.fromEntries(
    Object.entries(numbers).flatMap(([name, one]) => (one === undefined ? [] : [[name, String(one)]])),
  );

type Named = Readonly<{ id: string; label: string }>;
const choicesOf = (named: readonly Named[]): readonly Choice[] => named.map(({ id, label }) => ({ value: id, label }));

/** What fields and paths may name of the request. */
export const choicesIn = (
  project: Project,
  more: Readonly<{ obligations: readonly Named[]; heldFacts: readonly Named[]; sources: readonly Named[] }>,
): Readonly<Record<string, readonly Choice[]>> => ({
  lineId: choicesOf(
    (project.budget?.lines ?? []).map(({ lineId, description }) => ({ id: lineId, label: description })),
  ),
  plannedId: choicesOf(
    (project.workplan?.activities ?? []).map(({ plannedId, title }) => ({ id: plannedId, label: title })),
  ),
  activityId: choicesOf(
    project.activities.map(({ activityId, title, from }) => ({ id: activityId, label: `${title}, ${from}` })),
  ),
  milestoneId: choicesOf(
    project.milestones
      .filter(({ reachedOn }) => reachedOn === null)
      .map(({ milestoneId, title }) => ({ id: milestoneId, label: title })),
  ),
  indicatorId: choicesOf(project.indicators.map(({ indicatorId, title }) => ({ id: indicatorId, label: title }))),
  expenditureId: choicesOf(
    project.expenditures.map(({ expenditureId, description, occurredOn }) => ({
      ...{ id: expenditureId, label: `${description}, ${occurredOn}` },
    })),
  ),
  recommendationId: choicesOf(
    (project.evaluation.report?.recommendations ?? []).map(({ recommendationId, text }) => ({
      ...{ id: recommendationId, label: text },
    })),
  ),
  obligationId: choicesOf(more.obligations),
  factId: choicesOf(more.heldFacts),
  contributionId: choicesOf(more.sources),
});
