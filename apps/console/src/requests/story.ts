import type { Figures } from '../amounts/amounts.js';
import { labelOf, choiceLabel } from '../commands/labels.js';
import type { Words } from '../words/words.js';
import type { Project, StoryEvent } from './request.query.js';

/** Something that an event says, in words. `quoted`: as somebody wrote it. */
export type Told = Readonly<{ label: string; text: string; quoted?: true }>;
export type Say = Readonly<{
  words: Words;
  figures: Figures;
  /** By id: lines, milestones, indicators. */ names: ReadonlyMap<string, string>;
}>;
type Data = Readonly<Record<string, unknown>>;

/** What lines, milestones and indicators are called, by their ids. */
export const namesIn = (project: Project | undefined): ReadonlyMap<string, string> =>
  new Map([
    ...(project?.budget?.lines ?? []).map(({ lineId, description }) => [lineId, description] as const),
    ...(project?.workplan?.activities ?? []).map(({ plannedId, title }) => [plannedId, title] as const),
    ...(project?.milestones ?? []).map(({ milestoneId, title }) => [milestoneId, title] as const),
    ...(project?.indicators ?? []).map(({ indicatorId, title }) => [indicatorId, title] as const),
  ]);

type Kind =
  | 'text'
  | 'quote'
  | 'name'
  | 'choice'
  | 'choices'
  | 'day'
  | 'money'
  | 'people'
  | 'country'
  | 'step'
  | 'short';

/** What is worth reading in an event, in this order. */
const FIELDS: readonly (readonly [field: string, kind: Kind])[] = [
  ['title', 'text'],
  ['step', 'step'],
  ['dueOn', 'day'],
  ['question', 'quote'],
  ['answer', 'quote'],
  ['mandate', 'text'],
  ['stateAction', 'text'],
  ['programme', 'text'],
  ['priority', 'text'],
  ['priorityReason', 'quote'],
  ['officeCode', 'text'],
  ['reassignedFrom', 'text'],
  ['plannedId', 'name'],
  ['milestoneId', 'name'],
  ['indicatorId', 'name'],
  ['value', 'text'],
  ['bySex', 'people'],
  ['place', 'text'],
  ['country', 'country'],
  ['participants', 'people'],
  ['outputs', 'choices'],
  ['lineId', 'name'],
  ['supplier', 'text'],
  ['amount', 'money'],
  ['description', 'quote'],
  ['fileName', 'text'],
  ['describes', 'quote'],
  ['severity', 'choice'],
  ['mitigation', 'quote'],
  ['contributionId', 'text'],
  ['toContributionId', 'text'],
  ['chargingRule', 'choice'],
  ['shortfall', 'short'],
  ['expiresOn', 'day'],
  ['because', 'choice'],
  ['reason', 'quote'],
  ['summary', 'quote'],
  ['lesson', 'quote'],
];

/** Told at length elsewhere on the page. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  RequestSubmitted: ['description'],
  ResourceCheckPerformed: [],
};

export const toldBy = ({ type, data }: Pick<StoryEvent, 'type' | 'data'>, say: Say): readonly Told[] =>
  FIELDS.filter(([field]) => !LEFT_OUT[type]?.includes(field)).flatMap(([field, kind]) => {
    const text = textOf(data[field], kind, data, say);
    if (text === undefined || text === '') return [];
    return [{ label: labelOf(field, say.words), text, ...(kind === 'quote' && { quoted: true as const }) }];
  });

const textOf = (value: unknown, kind: Kind, data: Data, say: Say): string | undefined => {
  if (kind === 'money') return moneyIn(value, say);
  if (kind === 'people') return peopleIn(value, say);
  if (kind === 'choices')
    return Array.isArray(value) ? value.map((one) => choiceLabel(String(one), say.words)).join(' · ') : undefined;
  if (kind === 'short') return shortIn(value, data, say);
  return typeof value === 'string' || typeof value === 'number' ? plainText(String(value), kind, say) : undefined;
};

type Plain = Exclude<Kind, 'money' | 'people' | 'choices' | 'short'>;

const plainText = (value: string, kind: Plain, { words, figures, names }: Say): string | undefined => {
  switch (kind) {
    case 'text':
    case 'quote':
      return value;
    case 'name':
      // Ids that were made say nothing.
      return names.get(value) ?? (/^[0-9a-f]{8}-/.test(value) ? undefined : value);
    case 'choice':
      return choiceLabel(value, words);
    case 'day':
      return figures.day(value);
    case 'country':
      return figures.country(value);
    case 'step':
      return words.known(`step.${value}`);
  }
};

const shortIn = (value: unknown, { currency }: Data, { figures }: Say): string | undefined =>
  typeof value === 'number' && value > 0 && typeof currency === 'string' ? figures.money(value, currency) : undefined;

const moneyIn = (value: unknown, { figures }: Say): string | undefined => {
  if (typeof value !== 'object' || value === null || !('minor' in value) || !('currency' in value)) return undefined;
  return typeof value.minor === 'number' ? figures.money(value.minor, String(value.currency)) : undefined;
};

const peopleIn = (value: unknown, { words }: Say): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { female, male, notStated } = value as Readonly<Record<string, number>>; // people are counted so
  return words.t('request.people', { female: female ?? 0, male: male ?? 0, notStated: notStated ?? 0 });
};

export type Change = Readonly<{ label: string; from: string; to: string }>;

/** What a correction changed of what was told before. */
export const changedBy = (before: Data, after: Data, say: Say): readonly Change[] =>
  [...FIELDS, ['from', 'day'] as const, ['to', 'day'] as const].flatMap(([field, kind]) => {
    if (field === 'reason' || JSON.stringify(before[field]) === JSON.stringify(after[field])) return [];
    const from = textOf(before[field], kind, before, say) ?? '–';
    const to = textOf(after[field], kind, after, say) ?? '–';
    return from === to ? [] : [{ label: labelOf(field, say.words), from, to }];
  });

/** What was told of the same activity before; undefined: this corrects nothing. */
export const beforeOf = (event: StoryEvent, all: readonly StoryEvent[]): Data | undefined =>
  event.type === 'ActivityCorrected'
    ? all.findLast(
        ({ type, data, revision }) =>
          revision < event.revision &&
          (type === 'ActivityDelivered' || type === 'ActivityCorrected') &&
          data['activityId'] === event.data['activityId'],
      )?.data
    : undefined;

/** The day on which it happened, where it says one. */
export const dayOf = ({ data }: Pick<StoryEvent, 'data'>): string | undefined => {
  const days = Object.entries(data).filter(
    ([name, value]) =>
      name.endsWith('On') && !['expiresOn', 'dueOn', 'startsOn'].includes(name) && typeof value === 'string',
  );
  const [, day] = days.find(([name]) => name === 'occurredOn') ?? days[0] ?? [];
  return typeof day === 'string' ? day : undefined;
};
