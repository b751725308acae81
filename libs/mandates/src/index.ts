export type { Mandate } from './mandate.js';
export { mandateById, mandates } from './mandates.js';
export { type Programme, PROGRAMMES } from './programmes.js';
export { type Theme, THEMES } from './themes.js';
