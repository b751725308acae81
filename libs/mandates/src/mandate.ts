import type { PlanTheme, Section } from './themes.js';

/** One action of the plan: a lettered sub-paragraph, or a paragraph (or its opening) that asks for something itself. */
export type Mandate = Readonly<{
  kind: 'action';
  /** Paragraph and letter, as the plan is cited: `18a`, or `41` where there is no letter. */
  id: string;
  section: Section;
  theme: PlanTheme;
  /** A second theme, where the action stands above both subjects of section V (39, 40, 41). */
  alsoTheme: PlanTheme | null;
  objective: Objective;
  paragraph: number;
  subparagraph: string | null;
  /** The heading it stands under: national actions or international actions. */
  scope: 'national' | 'international';
  actor: 'states' | 'centre' | 'other';
  actorName: string;
  /** In our own words, never the plan's. */
  title: string;
  /** The action itself says that a State must ask for it. */
  uponRequest: boolean;
  /** The action itself says that it depends on the availability of resources. */
  subjectToResources: boolean;
  eligibility: Eligibility;
  deadline: Deadline | null;
  /** True where the Centre or another entity acts: what a request can be accepted under. Otherwise a State action. */
  isCentreMandate: boolean;
}>;

/** `both`: the section's two objectives share one list of actions. `only`: its one objective has no number. */
type Objective = 1 | 2 | 3 | 'both' | 'only';

/** Whom the action is for; `any-state` where it names no narrower group. */
type Eligibility =
  | 'any-state'
  | 'developing-countries'
  | 'developing-and-transition'
  | 'signatories'
  | 'states-parties'
  | 'selected-countries-and-regions'
  | 'victims-of-transnational-crime';

type Deadline = Readonly<{
  kind: 'by' | 'by-end-of' | 'during' | 'at' | 'before';
  /** The last day that still meets it, YYYY-MM-DD. */
  on: string;
  /** The meeting named in the plan, for `at` and `before`; `on` is then taken from that meeting's calendar. */
  occasion?: string;
}>;
