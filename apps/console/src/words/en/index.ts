import common from './common.json';

export const words = { ...common };
export type WordId = keyof typeof words;
