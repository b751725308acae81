import type { BudgetLine } from '#contributions';
import { InvalidInput, requireDay, requireOrder, requirePositive, requireText } from '#event-sourcing';
import { requireDistinct } from '../intake/submission.rules.js';
import type { StageSketch } from './funding.commands.js';
import { MOST_STAGES } from './stages.js';

/** The budget of each stage. Refuses stages that do not come to the budget of the request, line by line. */
export const stageBudgets = (
  budget: readonly BudgetLine[],
  stages: readonly StageSketch[],
): readonly (readonly BudgetLine[])[] => {
  if (stages.length < 2 || stages.length > MOST_STAGES)
    throw new InvalidInput('stages', `must be 2 to ${MOST_STAGES} stages`, { stages: stages.length });
  for (const [index, stage] of stages.entries()) requireStage(stage, stages[index - 1]);

  const unknown = stages
    .flatMap(({ lines }) => lines)
    .find(({ lineId }) => !budget.some((line) => line.lineId === lineId));
  if (unknown) throw new InvalidInput('stages.lines.lineId', 'must be a line of the budget', { value: unknown.lineId });
  for (const { lineId, amount } of budget) {
    const inStages = stages.reduce((sum, stage) => sum + partOf(stage, lineId), 0);
    if (inStages !== amount)
      throw new InvalidInput('stages.lines.amount', 'must add up to the line of the budget', {
        ...{ lineId, budget: amount, stages: inStages },
      });
  }
  return stages.map((stage) =>
    budget.flatMap((line) => {
      const amount = partOf(stage, line.lineId);
      return amount > 0 ? { ...line, amount } : [];
    }),
  );
};

const requireStage = ({ title, lines, startsOn }: StageSketch, before: StageSketch | undefined): void => {
  requireText('stages.title', title, 300);
  requireDay('stages.startsOn', startsOn);
  if (before) requireOrder(['the start of the stage before it', before.startsOn], ['stages.startsOn', startsOn]);
  if (lines.length === 0) throw new InvalidInput('stages.lines', 'must name what the stage takes of the budget');
  for (const { amount } of lines) requirePositive('stages.lines.amount', amount);
  requireDistinct(
    'stages.lines.lineId',
    lines.map(({ lineId }) => lineId),
  );
};

const partOf = ({ lines }: StageSketch, lineId: string): number =>
  lines.find((line) => line.lineId === lineId)?.amount ?? 0;
