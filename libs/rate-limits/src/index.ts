export { RateLimits, type Taken } from './rate-limits.js';
