import type { DacCriterion, JusticeSector, KindOfAssistance, Origin, Priority } from '#assistance';
import type { Beneficiary, LineCategory } from '#contributions';
import type { Money } from '#money';
import type { Step } from './step.js';

/** A request and what happens to it. All days count from today; negative ones are past. */
export type RequestStory = Readonly<{
  key: string;
  submitted: number;
  from: Requester;
  /** Default: the State that asks; everybody, when the Centre does. */
  beneficiaries?: readonly Beneficiary[];
  title: string;
  asks: string;
  because: string;
  about: Subject;
  screening?: Screening;
  workplan?: Workplan;
  happens: readonly Chapter[];
  /** Its office sends no progress reports. */
  silent?: true;
}>;

/** `focalPoint`: an invented name. */
type Requester = Readonly<
  ({ state: string; ministry: string } | { body: string } | { centre: true }) & {
    focalPoint?: string;
    channel: 'note-verbale' | 'online' | 'mission';
  }
>;

type Subject = Readonly<{
  themes: readonly string[];
  kinds: readonly KindOfAssistance[];
  mandates: readonly string[];
  instrument?: string;
  estimate?: Money;
  wantedStart?: number;
  urgency?: 'urgent' | 'emergency';
}>;

/** What it is accepted as. */
export type Screening = Readonly<{
  mandate: string;
  supports?: string;
  programme: string;
  currency: string;
  lines: Lines;
  startsOn?: number;
  standing?: 'pre-ratification' | 'post-ratification';
  /** Where the manager differs from what the system proposes, or wants to say why. */
  priority?: readonly [Priority, why: string];
}>;

/** Direct cost in units of the currency, 85_000 dollars; a line's id is its category. */
export type Lines = Readonly<Partial<Record<LineCategory, readonly [description: string, amount: number]>>>;

export type Workplan = Readonly<{
  activities: Readonly<Record<string, readonly [KindOfAssistance, title: string, from: number, to: number]>>;
  milestones?: Readonly<Record<string, readonly [title: string, due: number]>>;
  indicators?: Readonly<Record<string, Counted>>;
}>;

/** What an indicator counts: people by sex, or anything else as a decimal string. */
export type Counted = Readonly<
  { title: string; baseline?: Value; target: Value } & ({ unit: string } | { people: true })
>;
export type Value = string | readonly [women: number, men: number];

/** An activity as it was, apart from what the workplan says of it. */
export type Held = Readonly<{
  country?: string;
  place?: string;
  days?: readonly [from: number, to: number];
  people?: readonly [women: number, men: number, notStated?: number];
  sectors?: Readonly<Partial<Record<JusticeSector, number>>>;
  outputs?: readonly string[];
}>;

export type Findings = Readonly<Record<DacCriterion, readonly [rating: 1 | 2 | 3 | 4 | 5 | 6, findings: string]>>;

/** Something that happens to a request, on a day. */
export type Chapter = (story: RequestStory) => Step;

/** `countries({ ZM: 40, MZ: 60 })`: shares in percent. */
export const countries = (shares: Readonly<Record<string, number>>): readonly Beneficiary[] =>
  Object.entries(shares).map(([code, percent]) => ({ kind: 'country', code, share: percent * 100 }));
/** By UN M49. */
export const region = (code: string): readonly Beneficiary[] => [{ kind: 'region', code, share: 10_000 }];
const everywhere: readonly Beneficiary[] = [{ kind: 'global', code: '001', share: 10_000 }];

export const originOf = ({ from }: RequestStory): Origin => {
  if ('state' in from) return { kind: 'state', country: from.state };
  return 'body' in from ? { kind: 'regional-body', name: from.body } : { kind: 'centre' };
};

export const beneficiariesOf = ({ beneficiaries, from }: RequestStory): readonly Beneficiary[] =>
  beneficiaries ?? ('state' in from ? countries({ [from.state]: 100 }) : everywhere);

/** Who speaks for those who ask. */
export const requesterOf = ({ from }: RequestStory): string => {
  if ('state' in from) return from.state;
  return 'body' in from ? 'secretariat' : 'centre';
};
