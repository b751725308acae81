import administration from './administration.json' with { type: 'json' };
import audit from './audit.json' with { type: 'json' };
import choices from './choices.json' with { type: 'json' };
import commands from './commands.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import contributions from './contributions.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };
import fieldOffice from './field-office.json' with { type: 'json' };
import fields from './fields.json' with { type: 'json' };
import finance from './finance.json' with { type: 'json' };
import inbox from './inbox.json' with { type: 'json' };
import mandates from './mandates.json' with { type: 'json' };
import pipeline from './pipeline.json' with { type: 'json' };
import refusals from './refusals.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };
import requests from './requests.json' with { type: 'json' };
import rules from './rules.json' with { type: 'json' };
import search from './search.json' with { type: 'json' };
import waitlist from './waitlist.json' with { type: 'json' };
import whatIf from './what-if.json' with { type: 'json' };

export const words = {
  ...administration,
  ...audit,
  ...choices,
  ...commands,
  ...common,
  ...contributions,
  ...events,
  ...fieldOffice,
  ...fields,
  ...finance,
  ...inbox,
  ...mandates,
  ...pipeline,
  ...refusals,
  ...regions,
  ...requests,
  ...rules,
  ...search,
  ...waitlist,
  ...whatIf,
};
