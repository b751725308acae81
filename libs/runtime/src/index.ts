export { personalFields, processCommands, processes, projections } from './registry.js';
export { openRuntime, type Runtime } from './runtime.js';
export { runService } from './service.js';
export { toldOf } from './told.js';
