import { MANDATE_FIGURES, PROJECT_FIGURES, REQUEST_FIGURES } from '#assistance';
import { EXPLAINED_FIGURES, IN_KIND_FIGURES } from '#contributions';
import { Field, Optional } from '../fields/field.js';
import { currency, oneOf, text } from '../fields/kinds.js';
import { PageQuery } from '../views/page.js';
import { camelCased, ObjectView } from '../views/row-view.js';

/** By what a view tells figures apart, and which; `whole`: not at all. Named as in answers. */
type Explained = Readonly<Record<string, readonly string[]>>;

const named = (figures: Explained): Explained =>
  Object.fromEntries(Object.entries(figures).map(([by, names]) => [by, names.map(camelCased)]));

export const OF_CONTRIBUTION = named(EXPLAINED_FIGURES);
export const OF_DONOR = named({ ...EXPLAINED_FIGURES, 'in-kind': IN_KIND_FIGURES });
export const OF_REQUEST = named({ ...REQUEST_FIGURES, ...PROJECT_FIGURES });
export const OF_MANDATE = named({ whole: MANDATE_FIGURES });

/** All names of figures, of whatever they are. */
export const figureOf = (explained: Explained) => oneOf([...new Set(Object.values(explained).flat())]);

const KEY = { description: 'Which one of what `by` says' };
const by = (explained: Explained) => {
  const kind = oneOf(Object.keys(explained).filter((one) => one !== 'whole'));
  const description = 'As the view tells figures apart: then only what makes up that part';
  return { ...kind, schema: { ...kind.schema, description } };
};

export class ContributionFigureQuery extends PageQuery {
  @Optional()
  @Field(by(OF_CONTRIBUTION))
  by?: string;

  @Optional(KEY)
  @Field(text({ max: 100 }))
  key?: string;
}

export class DonorFigureQuery extends PageQuery {
  @Field(currency)
  currency!: string;

  @Optional()
  @Field(by(OF_DONOR))
  by?: string;

  @Optional(KEY)
  @Field(text({ max: 100 }))
  key?: string;
}

export class RequestFigureQuery extends PageQuery {
  @Optional()
  @Field(by(OF_REQUEST))
  by?: string;

  @Optional(KEY)
  @Field(text({ max: 100 }))
  key?: string;
}

export class MandateFigureQuery extends PageQuery {
  /** Of what was spent. */
  @Optional()
  @Field(currency)
  currency?: string;
}

const hidden = { nullable: true, description: 'Null where whoever asks may not read it' } as const;
const amount = { type: 'integer', description: 'Whole minor units of the currency, or a count' } as const;
const ChangeView = ObjectView('FigureChange', {
  recorded_at: { type: String, format: 'date-time' },
  occurred_on: { type: String, format: 'date', nullable: true, description: 'Null: the event tells no day' },
  stream: { type: String, ...hidden },
  revision: { type: 'integer', ...hidden },
  type: { type: String, example: 'ExpenditureCharged', ...hidden },
  contribution_id: { type: String, nullable: true },
  request_id: { type: String, nullable: true },
  actor: { type: String, ...hidden },
  change: amount,
  sum: { ...amount, description: 'The figure after this event' },
});
export const ExplanationView = ObjectView('Explanation', {
  figure: { type: String },
  currency: { type: String, nullable: true, description: 'Null: it is a count' },
  total: { ...amount, description: 'The figure: the last sum' },
  count: { type: 'integer', description: 'Events that changed it' },
  items: {
    type: ChangeView,
    isArray: true,
    description:
      'In the order in which they were recorded; of a request that whoever asks does not see, the money and no more',
  },
  next: { type: String, nullable: true, description: 'Cursor of the next page; null: this is the last' },
});
