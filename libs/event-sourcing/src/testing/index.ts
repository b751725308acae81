export { reactionTo } from './reaction.js';
export { given } from './given.js';
export { runs } from './runs.js';
