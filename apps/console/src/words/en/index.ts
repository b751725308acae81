import choices from './choices.json';
import commands from './commands.json';
import common from './common.json';
import contributions from './contributions.json';
import events from './events.json';
import fields from './fields.json';
import refusals from './refusals.json';
import requests from './requests.json';

export const words = {
  ...choices,
  ...commands,
  ...common,
  ...contributions,
  ...events,
  ...fields,
  ...refusals,
  ...requests,
};
export type WordId = keyof typeof words;
