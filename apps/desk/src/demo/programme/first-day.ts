/** When the story begins, in days after today. */
export const FIRST_DAY = -900;
