import { type Element, attribute, childrenOf } from '../xml/element.js';

/** Why a value could not be taken as it stands. */
export type IssueReason =
  | 'missing'
  | 'not-a-date'
  | 'date-with-time'
  | 'not-a-number'
  | 'grouped-digits'
  | 'rounded'
  | 'amount-too-large'
  | 'no-currency'
  | 'unknown-currency'
  | 'percentage-out-of-range'
  | 'not-a-flag'
  | 'more-than-one'
  | 'text-outside-narrative';

/** In these cases a value was read nevertheless; in the others there is none. */
const READ_NEVERTHELESS: ReadonlySet<IssueReason> = new Set([
  'date-with-time',
  'grouped-digits',
  'rounded',
  'more-than-one',
  'text-outside-narrative',
]);

/** Something inside an activity that does not read as the standard has it. */
export type Issue = Readonly<{
  /** Path inside the activity: `transaction[3]/value/@currency`. A number counts equal names beside it, from 1. */
  element: string;
  reason: IssueReason;
  /** As published, at most 200 characters. Absent when nothing was there, and for what may be personal. */
  raw?: string;
  /** Whether a value was read nevertheless. */
  read: boolean;
  line: number;
}>;

const RAW = 200;

/** What is gathered while one activity is read. Elements that nothing visited are counted as not read. */
export type Notes = Readonly<{ issues: Issue[]; visited: Set<Element> }>;

/** A place in an activity, to read from and to note at what is wrong there. */
export class Place {
  constructor(
    /** Undefined: the activity has no such element. */
    readonly element: Element | undefined,
    private readonly path: string,
    private readonly line: number,
    private readonly notes: Notes,
  ) {
    if (element) notes.visited.add(element);
  }

  note(reason: IssueReason, at = '', raw?: string): undefined {
    const element = [this.path, at].filter(Boolean).join('/') || 'iati-activity';
    const read = READ_NEVERTHELESS.has(reason);
    this.notes.issues.push({
      element,
      reason,
      ...(raw !== undefined && { raw: raw.slice(0, RAW) }),
      read,
      line: this.line,
    });
    return undefined;
  }

  attribute(name: string): string | undefined {
    return attribute(this.element, name);
  }

  /** Like `attribute`, for what the standard requires. */
  required(name: string): string | undefined {
    return this.attribute(name) ?? this.note('missing', `@${name}`);
  }

  /** The one child of that name; the first, and a note, when there are several. */
  child(name: string): Place {
    const [first, ...others] = childrenOf(this.element, name);
    if (others.length > 0) this.note('more-than-one', name);
    return this.#inside(first, name);
  }

  children(name: string): readonly Place[] {
    return childrenOf(this.element, name).map((child, at) => this.#inside(child, `${name}[${at + 1}]`));
  }

  #inside(element: Element | undefined, name: string): Place {
    return new Place(element, [this.path, name].filter(Boolean).join('/'), element?.line ?? this.line, this.notes);
  }
}
