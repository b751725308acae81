export type { AnyProcess } from './evaluate.js';
export type { CommandClasses } from './execute.js';
export { JobQueue, type NewJob } from './job-queue.js';
export { prepare } from './layout.js';
export { Processes, type ProcessesOptions } from './processes.js';
export { type Stepped, SteppedProcesses } from './stepped-processes.js';
export { Work, type WorkRow, type WorkStatus } from './work.js';
