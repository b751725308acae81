import choices from './choices.json';
import common from './common.json';
import contributions from './contributions.json';
import events from './events.json';

export const words = { ...common, ...choices, ...contributions, ...events };
export type WordId = keyof typeof words;
