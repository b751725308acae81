import type { Field } from './commands.js';
import { textOf, type Value, type Values } from './values.js';

/** Ids that the form makes, since nobody knows them: by operation, where they are in its body. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  submitRequest: ['focalPoint.personId'],
  acceptRequest: ['budget.lines.lineId'],
  reviseBudget: ['lines.lineId'],
  agreeWorkplan: ['activities.plannedId', 'milestones.milestoneId', 'indicators.indicatorId'],
  reportProgress: ['reportId'],
  logActivity: ['activityId'],
  correctActivity: ['correctionId'],
  measureIndicator: ['measurementId'],
  attachEvidence: ['evidenceId'],
  raiseRisk: ['riskId'],
  recordExpenditure: ['expenditureId'],
  reverseExpenditure: ['reversalId'],
  rechargeExpenditure: ['rechargeId'],
  raiseObligation: ['obligationId'],
  reopenRequest: ['obligationId'],
  submitEvaluation: ['recommendations.recommendationId'],
  recordLesson: ['lessonId'],
};

/** Not asked for: the form makes it. */
type MadeField = Field & Readonly<{ made?: true }>;
export const isMade = (field: MadeField): boolean => field.made === true;

/** The fields of a command, those marked whose ids the form makes. */
export const withMade = (operation: string, fields: readonly Field[]): readonly MadeField[] =>
  marked(fields, new Set(MADE[operation]), '');

const marked = (fields: readonly Field[], paths: ReadonlySet<string>, outer: string): readonly MadeField[] =>
  fields.map((field): MadeField => {
    const path = `${outer}${field.name}`;
    return {
      ...field,
      ...(paths.has(path) && { made: true as const }),
      ...(field.fields && { fields: marked(field.fields, paths, `${path}.`) }),
      ...(field.item?.fields && {
        item: { ...field.item, fields: marked(field.item.fields, paths, `${path}.`) },
      }),
    };
  });

/** With an id wherever one is to be made and none is there; what nothing was entered in stays without. */
export const withMadeIds = (fields: readonly MadeField[], values: Values): Values => {
  const filled = fields.flatMap((field): [string, Value][] => {
    const value = values[field.name];
    if (field.made) return textOf(value) === '' ? [[field.name, crypto.randomUUID()]] : [];
    if (value === undefined) return [];
    const { fields: inner, item } = field;
    if (inner && isGroup(value)) return isBlank(value) ? [] : [[field.name, withMadeIds(inner, value)]];
    const of = item?.fields;
    if (of && Array.isArray(value))
      return [[field.name, value.map((one: Value) => (isGroup(one) ? withMadeIds(of, one) : one))]];
    return [];
  });
  return { ...values, ...Object.fromEntries(filled) };
};

const isGroup = (value: Value): value is Values => typeof value === 'object' && !Array.isArray(value);
const isBlank = (value: Values): boolean => Object.values(value).every((one) => one === '');
