import { isCountry, isRegion } from '#countries';
import { type Beneficiary, type BudgetLine, LINE_CATEGORIES } from '#contributions';
import { InvalidInput, requireDay, requireNotAfter, requirePositive, requireText } from '#event-sourcing';
import { THEMES, mandateById } from '#mandates';
import { isCurrency } from '#money';
import type { FocalPoint, Submission } from './intake.events.js';

const WHOLE = 10_000;
export const MOST_LINES = 100;
export const MOST_BENEFICIARIES = 250;
/** Lines times beneficiaries: what one event can tell of an allocation. */
export const MOST_CELLS = 2_500;
/** Of ids that others choose. */
export const LONGEST_ID = 200;

/** The rules of a submission that hold whatever the state. */
export const requireSubmission = (submission: Submission, today: string): void => {
  const { origin, beneficiaries, focalPoint, themes, kinds, mandates, estimatedCost, wantedStart } = submission;
  requireText('title', submission.title, 300);
  requireText('description', submission.description, 20_000);
  requireText('justification', submission.justification, 20_000);
  requireTextOrNull('ministry', submission.ministry, 300);
  requireTextOrNull('instrument', submission.instrument, 100);
  requireTextOrNull('externalReference', submission.externalReference, 500);
  if (focalPoint) requireFocalPoint(focalPoint);
  requireNotAfter('submittedOn', submission.submittedOn, today);
  if (wantedStart !== null) requireDay('wantedStart', wantedStart);
  if (origin.kind === 'state') requireCountry('origin.country', origin.country);
  if (origin.kind === 'regional-body') requireText('origin.name', origin.name, 200);
  requireBeneficiaries(beneficiaries);
  if (themes.length === 0) throw new InvalidInput('themes', 'must name at least one theme');
  for (const theme of themes) requireTheme('themes', theme);
  requireDistinct('themes', themes);
  requireDistinct('kinds', kinds);
  for (const mandate of mandates) requireMandate('mandates', mandate);
  requireDistinct('mandates', mandates);
  if (estimatedCost) {
    requireCurrency('estimatedCost.currency', estimatedCost.currency);
    requirePositive('estimatedCost.minor', estimatedCost.minor);
  }
};

const requireFocalPoint = ({ personId, name, email, telephone }: FocalPoint): void => {
  requireText('focalPoint.personId', personId, LONGEST_ID);
  requireText('focalPoint.name', name, 200);
  requireTextOrNull('focalPoint.email', email, 254);
  requireTextOrNull('focalPoint.telephone', telephone, 50);
};

const requireBeneficiaries = (beneficiaries: readonly Beneficiary[]): void => {
  if (beneficiaries.length === 0 || beneficiaries.length > MOST_BENEFICIARIES)
    throw new InvalidInput('beneficiaries', `must name 1 to ${MOST_BENEFICIARIES} beneficiaries`);
  for (const { kind, code, share } of beneficiaries) {
    if (kind === 'country') requireCountry('beneficiaries.code', code);
    if (kind === 'region' && !isRegion(code))
      throw new InvalidInput('beneficiaries.code', 'must be a region of UN M49', { value: code });
    if (kind === 'global' && code !== '001')
      throw new InvalidInput('beneficiaries.code', 'must be 001, the world, where all are to benefit', { value: code });
    if (!Number.isInteger(share) || share < 1)
      throw new InvalidInput('beneficiaries.share', 'must be whole basis points above zero', { value: share });
  }
  requireDistinct(
    'beneficiaries',
    beneficiaries.map(({ code }) => code),
  );
  const total = beneficiaries.reduce((sum, { share }) => sum + share, 0);
  if (total !== WHOLE) throw new InvalidInput('beneficiaries.share', 'must add up to 10000 basis points', { total });
};

/** A budget: lines of distinct ids with amounts above zero. */
export const requireBudget = (currency: string, lines: readonly BudgetLine[], beneficiaries: number): void => {
  requireCurrency('budget.currency', currency);
  if (lines.length === 0 || lines.length > MOST_LINES)
    throw new InvalidInput('budget.lines', `must be 1 to ${MOST_LINES} lines`);
  if (lines.length * beneficiaries > MOST_CELLS)
    throw new InvalidInput('budget.lines', `times beneficiaries must be at most ${MOST_CELLS}`, {
      lines: lines.length,
      beneficiaries,
    });
  for (const { lineId, category, description, amount } of lines) {
    requireText('budget.lines.lineId', lineId, 40);
    requireText('budget.lines.description', description, 500);
    requirePositive('budget.lines.amount', amount);
    if (!LINE_CATEGORIES.includes(category))
      throw new InvalidInput('budget.lines.category', 'must be a category of budget lines', { value: category });
  }
  requireDistinct(
    'budget.lines',
    lines.map(({ lineId }) => lineId),
  );
  if (!Number.isSafeInteger(lines.reduce((sum, { amount }) => sum + amount, 0)))
    throw new InvalidInput('budget.lines.amount', 'must add up to a safe whole number');
};

const requireTextOrNull = (field: string, text: string | null, longest: number): void => {
  if (text !== null) requireText(field, text, longest);
};

export const requireTheme = (field: string, theme: string): void => {
  if (!THEMES.some(({ slug }) => slug === theme))
    throw new InvalidInput(field, 'must be a thematic area', { value: theme });
};

export const requireMandate = (field: string, id: string): void => {
  if (!mandateById(id)) throw new InvalidInput(field, 'must be an action of the plan', { value: id });
};

export const requireCurrency = (field: string, currency: string): void => {
  if (!isCurrency(currency)) throw new InvalidInput(field, 'must be an ISO 4217 currency', { value: currency });
};

export const requireCountry = (field: string, country: string): void => {
  if (!isCountry(country)) throw new InvalidInput(field, 'must be an ISO 3166-1 country', { value: country });
};

export const requireDistinct = (field: string, values: readonly string[]): void => {
  if (new Set(values).size < values.length) throw new InvalidInput(field, 'must not name anything twice');
};
