export { FaultyProjection, NotCaughtUp, PositionBeyondHead, RebuildNeeded, TooMuchToRecall } from './errors.js';
export { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';
export { type Figure, type FigureChange, tableFigure } from './explained.js';
export { amountIn } from './told-rows.js';
export { explanationHandler, isSeenIn, type Moment, queryHandler, seenAsAt } from './query-handlers.js';
export { ReadModels, type ReadModelsOptions } from './read-models.js';
export type { ParkedStream, Standing } from './standing.js';
export { allSchemas, type AnyProjection, type RowOf, type Rows, tableName, wordsIn } from './tables.js';
