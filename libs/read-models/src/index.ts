export { FaultyProjection, NotCaughtUp, PositionBeyondHead, RebuildNeeded } from './errors.js';
export { ProjectionRunner, type ProjectionRunnerOptions } from './projection-runner.js';
export { queryHandler, seenAsAt, positionSeen } from './query-handlers.js';
export { ReadModels, type ReadModelsOptions } from './read-models.js';
export type { ParkedStream, Standing } from './standing.js';
export { allSchemas, type AnyProjection, type RowOf, type Rows, tableName, wordsIn } from './tables.js';
