import type { Beneficiary } from '#contributions';
import type { IatiActivity } from '#iati';
import type { Dates } from './dates.js';
import type { Findings } from './findings.js';
import type { PublishedBudget } from './published-budget.js';
import type { Task } from './tasks.js';
import { english, shortened } from './text.js';
import { sectorsOf, themeOf } from './themes.js';

type Known = Readonly<{ budget: PublishedBudget | null; dates: Dates; beneficiaries: readonly Beneficiary[] }>;

const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 20_000;

/** The request that an activity is. */
export const submission = (
  activity: IatiActivity,
  { budget, dates, beneficiaries }: Known,
  findings: Findings,
): Extract<Task, { type: 'SubmitRequest' }> => {
  const identifier = activity.iatiIdentifier ?? '';
  const title = titleOf(activity, findings);
  const description = descriptionOf(activity, title, findings);
  const themes = themesOf(activity, findings);
  const { name, ref } = activity.reportingOrg ?? {};
  const reporter = [english(name), ref && `(${ref})`].filter(Boolean).join(' ') || 'an organisation that is not named';
  const [only] = beneficiaries;
  const country = beneficiaries.length === 1 && only?.kind === 'country' ? only.code : undefined;
  const data = {
    origin: country === undefined ? { kind: 'centre' as const } : { kind: 'state' as const, country },
    beneficiaries,
    ministry: null,
    focalPoint: null,
    channel: 'import' as const,
    title,
    description,
    justification: shortened(
      `Imported from the IATI activity ${identifier}, reported by ${reporter}.`,
      LONGEST_DESCRIPTION,
    ),
    themes,
    kinds: [],
    mandates: [],
    instrument: null,
    estimatedCost:
      budget && Number.isSafeInteger(budget.total) ? { minor: budget.total, currency: budget.currency } : null,
    wantedStart: dates.plannedStart?.day ?? null,
    urgency: 'routine' as const,
    submittedOn: dates.first,
    externalReference: identifier,
  };
  return { type: 'SubmitRequest', data };
};

const titleOf = (activity: IatiActivity, findings: Findings): string => {
  const title = english(activity.title);
  if (title === undefined) findings.note('title', 'no-title');
  else if (title.length > LONGEST_TITLE) findings.note('title', 'shortened');
  return shortened(title ?? activity.iatiIdentifier ?? '', LONGEST_TITLE);
};

const descriptionOf = ({ descriptions }: IatiActivity, title: string, findings: Findings): string => {
  const texts = descriptions.flatMap(({ text }) => english(text) ?? []);
  if (texts.length === 0) findings.note('description', 'no-description');
  const description = texts.join('\n\n');
  if (description.length > LONGEST_DESCRIPTION) findings.note('description', 'shortened');
  return shortened(description || title, LONGEST_DESCRIPTION);
};

/** The themes of its sectors; `other` where there is none. */
const themesOf = (activity: IatiActivity, findings: Findings): readonly string[] => {
  for (const [at, sector] of activity.sectors.entries())
    if (themeOf(sector) === 'other')
      findings.list(
        `sector[${at + 1}]`,
        sector.vocabulary === '1' ? 'theme-other' : 'sector-vocabulary-without-theme',
        sector.code,
      );
  const themes = new Set(
    sectorsOf(activity)
      .map(themeOf)
      .filter((theme) => theme !== 'other'),
  );
  return themes.size === 0 ? ['other'] : [...themes];
};
