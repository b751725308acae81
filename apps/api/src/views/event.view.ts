import { ObjectView } from './row-view.js';

/** An event as a story tells it. */
export const EventView = ObjectView('TimelineEvent', {
  id: { type: String, format: 'uuid' },
  type: { type: String, example: 'RequestAccepted' },
  data: { type: 'object', additionalProperties: true },
  metadata: {
    type: 'object',
    additionalProperties: true,
    description: 'Who, for whom, when, and through which command',
  },
  stream: { type: String },
  revision: { type: 'integer' },
  version: { type: 'integer' },
  position: { type: String },
});
