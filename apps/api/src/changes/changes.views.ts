import { ObjectView } from '../views/row-view.js';
import { KINDS } from './change.js';

const ChangeView = ObjectView('Change', {
  kind: { enum: [...KINDS] },
  id: { type: String, example: 'TA-2026-000123' },
  revision: { type: 'integer', description: 'At which it is now' },
});

export const ChangesView = ObjectView('Changes', {
  position: { type: String, description: 'For ?after=: a view asked for with it shows these changes' },
  changes: { type: ChangeView, isArray: true },
});
