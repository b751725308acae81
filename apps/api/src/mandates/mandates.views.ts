import { ApiProperty } from '@nestjs/swagger';
import { type Mandate, THEMES } from '#mandates';
import { Field, Optional } from '../fields/field.js';
import { oneOf, theme } from '../fields/kinds.js';
import { ObjectView } from '../views/row-view.js';

const SECTIONS = [...new Set(THEMES.flatMap(({ section }) => (section === null ? [] : [section])))];
const THEME_SLUGS = THEMES.map(({ slug }) => slug);
const TRUE_OR_FALSE = ['true', 'false'];

/** Conditions are ANDed. */
export class MandateQuery {
  @Optional()
  @Field(oneOf(SECTIONS))
  section?: string;

  @Optional()
  @Field(theme)
  theme?: string;

  @Optional()
  @Field(oneOf(['states', 'centre', 'other']))
  actor?: string;

  @Optional()
  @Field(oneOf(['national', 'international']))
  scope?: string;

  @Optional()
  @Field(oneOf(TRUE_OR_FALSE))
  uponRequest?: string;

  @Optional()
  @Field(oneOf(TRUE_OR_FALSE))
  subjectToResources?: string;
}

class DeadlineView {
  @ApiProperty({ enum: ['by', 'by-end-of', 'during', 'at', 'before'] })
  kind!: string;

  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  @ApiProperty({ type: String, required: false })
  occasion?: string;
}

export class MandateView implements Omit<Mandate, 'kind' | 'isCentreMandate'> {
  @ApiProperty({ type: String, description: 'Paragraph and letter', example: '18a' })
  id!: string;

  @ApiProperty({ enum: SECTIONS })
  section!: Mandate['section'];

  @ApiProperty({ enum: THEME_SLUGS })
  theme!: Mandate['theme'];

  @ApiProperty({ enum: THEME_SLUGS, nullable: true })
  alsoTheme!: Mandate['alsoTheme'];

  @ApiProperty({ anyOf: [{ type: 'integer' }, { type: 'string', enum: ['both', 'only'] }] })
  objective!: Mandate['objective'];

  @ApiProperty({ type: 'integer' })
  paragraph!: number;

  @ApiProperty({ type: String, nullable: true })
  subparagraph!: string | null;

  @ApiProperty({ enum: ['national', 'international'] })
  scope!: Mandate['scope'];

  @ApiProperty({ enum: ['states', 'centre', 'other'] })
  actor!: Mandate['actor'];

  @ApiProperty({ type: String })
  actorName!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: Boolean })
  uponRequest!: boolean;

  @ApiProperty({ type: Boolean })
  subjectToResources!: boolean;

  @ApiProperty({ type: String })
  eligibility!: Mandate['eligibility'];

  @ApiProperty({ type: DeadlineView, nullable: true })
  deadline!: Mandate['deadline'];
}

export class MandateList {
  @ApiProperty({ type: MandateView, isArray: true })
  items!: readonly MandateView[];
}

class ProgrammeView {
  @ApiProperty({ type: String })
  code!: string;

  @ApiProperty({ type: String })
  title!: string;
}

export class ProgrammeList {
  @ApiProperty({ type: ProgrammeView, isArray: true })
  items!: readonly ProgrammeView[];
}

class ThemeView {
  @ApiProperty({ enum: THEME_SLUGS })
  slug!: string;

  @ApiProperty({ type: String })
  label!: string;

  @ApiProperty({ enum: SECTIONS, nullable: true })
  section!: string | null;
}

export class ThemeList {
  @ApiProperty({ type: ThemeView, isArray: true })
  items!: readonly ThemeView[];
}

const count = { type: 'integer' } as const;
const CoverageView = ObjectView('MandateCoverageEntry', {
  mandate: { type: MandateView },
  ...{ requests: count, funded: count, delivered: count, evaluated: count },
  spent: {
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Direct cost by currency, whole minor units',
  },
});
export const MandateCoverage = ObjectView('MandateCoverage', { items: { type: CoverageView, isArray: true } });
