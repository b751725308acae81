/** What addresses begin with. */
export const PREFIX = 'api/v1';

/** Those that do not. */
export const UNPREFIXED = ['health/live', 'health/ready', 'metrics', 'api/openapi.json', 'api/docs', 'api/docs/*path'];
