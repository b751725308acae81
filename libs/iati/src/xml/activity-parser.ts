import { SaxesParser, type SaxesTagNS } from 'saxes';
import { IatiFileError, type IatiFileRule } from '../iati-file-error.js';
import type { Element } from './element.js';
import { limits } from './limits.js';

/** The versions whose activity files are read. */
const VERSIONS = ['2.01', '2.02', '2.03'] as const;

export type Version = (typeof VERSIONS)[number];

export type ActivityElement = Readonly<{
  element: Element;
  /** xml:lang of the root, which its activities inherit. */
  fileLang: string | undefined;
  /** Elements of other namespaces that were skipped, by prefixed name; each counts once, with all that is inside it. */
  foreign: ReadonlyMap<string, number>;
}>;

const NO_ATTRIBUTES: Element['attributes'] = [];

type Open = Element & { text: string; children: Element[] };

/**
 * Text in, one element tree per finished activity out. Refuses a DOCTYPE, and so entities of one's own and external
 * ones, as well as whatever exceeds the limits. Errors: IatiFileError.
 */
export class ActivityParser {
  /** Of the root, once seen. */
  version: Version | undefined;
  /** Elements beneath the root that are not activities. */
  notActivities = 0;

  readonly #xml = new SaxesParser({ xmlns: true });
  #fileLang: string | undefined;
  #finished: ActivityElement[] = [];
  /** Names of the open elements. */
  readonly #path: string[] = [];
  /** The open elements of an activity, without the skipped ones. */
  readonly #open: Open[] = [];
  /** Depth of the outermost open element that is skipped, or 0. */
  #skippedFrom = 0;
  #foreign = new Map<string, number>();
  #elements = 0;
  #characters = 0;
  #attributeCount = 0;
  /** Of the start tag being read: those without a namespace, and xml:lang. */
  #attributes: (readonly [string, string])[] = [];
  #lang: string | undefined;
  #sinceLastEvent = 0;

  /** Six handlers at most: at the seventh V8 keeps the parser's fields in a hash table, which is four times slower. */
  constructor() {
    const xml = this.#xml;
    xml.on('doctype', () => {
      throw this.fail('doctype', 'the file has a document type declaration (DOCTYPE), which is never accepted');
    });
    xml.on('attribute', ({ name, prefix, value }) => this.#attribute(name, prefix, value));
    xml.on('opentag', (tag) => this.#start(tag));
    xml.on('text', (text) => this.#text(text));
    xml.on('cdata', (text) => this.#text(text));
    xml.on('closetag', () => this.#end());
  }

  /** Gives the activities that this text finishes, also when something after them is wrong. */
  *write(text: string): Generator<readonly ActivityElement[]> {
    this.#sinceLastEvent += text.length;
    try {
      this.#parse(() => this.#xml.write(text));
    } finally {
      yield this.#takeFinished();
    }
    if (this.#sinceLastEvent > limits.text + text.length) throw this.#tooLong('a text, comment, name or attribute');
  }

  /** The end of the file: nothing may be open. */
  close(): void {
    this.#parse(() => this.#xml.close());
  }

  #parse(parse: () => void): void {
    try {
      parse();
    } catch (error) {
      // saxes writes `line:column: what.`; anything else is not about the file
      const what = error instanceof Error && /^\d+:\d+: (.*?)\.?$/s.exec(error.message)?.[1];
      if (error instanceof IatiFileError || !what) throw error;
      throw this.fail('well-formed', `the file is not well-formed XML: ${what.slice(0, 200)}`);
    }
  }

  /** An error at the place reached so far. */
  fail(rule: IatiFileRule, sentence: string): IatiFileError {
    const { line, column } = this.#xml;
    return new IatiFileError(rule, sentence, { line, column: column + 1, path: this.#path.join('/') });
  }

  #takeFinished(): readonly ActivityElement[] {
    const finished = this.#finished;
    if (finished.length > 0) this.#finished = [];
    return finished;
  }

  /** The parser holds a text back until it ends; how much came since its last event bounds what it can be holding. */
  #event(): void {
    this.#sinceLastEvent = 0;
  }

  #attribute(name: string, prefix: string, value: string): void {
    this.#event();
    this.#attributeCount += 1;
    if (this.#attributeCount > limits.attributes) {
      throw this.fail('attribute-count', `an element has more than ${limits.attributes} attributes`);
    }
    if (value.length > limits.attribute) {
      const sentence = `the attribute ${name.slice(0, 100)} is longer than ${limits.attribute} characters`;
      throw this.fail('attribute-length', sentence);
    }
    this.#hold(name.length + value.length);
    if (name === 'xml:lang') this.#lang = value.trim().toLowerCase() || undefined;
    else if (prefix === '' && name !== 'xmlns') this.#attributes.push([name, value]);
  }

  #hold(characters: number): void {
    this.#characters += characters;
    if (this.#characters > limits.activityText) {
      throw this.fail('activity-size', `one activity holds more than ${limits.activityText} characters`);
    }
  }

  #start(tag: SaxesTagNS): void {
    this.#event();
    const depth = this.#enter(tag.name);
    if (depth === 1) this.#root(tag);
    else if (this.#skippedFrom === 0) this.#startInside(tag, depth);
    this.#attributeCount = 0;
    if (this.#attributes.length > 0) this.#attributes = [];
    this.#lang = undefined;
  }

  #startInside(tag: SaxesTagNS, depth: number): void {
    if (tag.uri !== '' || (depth === 2 && tag.local !== 'iati-activity')) this.#skip(tag, depth);
    else this.#open.push(this.#elementOf(tag));
  }

  /** Gives the depth of the element that starts. */
  #enter(name: string): number {
    const depth = this.#path.push(name.length > 100 ? `${name.slice(0, 100)}…` : name);
    if (depth > limits.depth) throw this.fail('depth', `elements are nested deeper than ${limits.depth}`);
    this.#hold(name.length);
    this.#elements += 1;
    if (this.#elements > limits.elements) {
      throw this.fail('activity-size', `one activity has more than ${limits.elements} elements`);
    }
    return depth;
  }

  #root(tag: SaxesTagNS): void {
    if (tag.local !== 'iati-activities' || tag.uri !== '') {
      const found = `the root element is ${tag.name.slice(0, 100)}`;
      const sentence =
        tag.uri === ''
          ? `${found}, not iati-activities`
          : `${found} in the namespace ${tag.uri.slice(0, 100)}; IATI has none`;
      throw this.fail('root', sentence);
    }
    const version = this.#attributes.find(([name]) => name === 'version')?.[1].trim();
    this.version = VERSIONS.find((known) => known === version);
    if (this.version === undefined) {
      const found = version === undefined ? 'has no version' : `has the version "${version.slice(0, 20)}"`;
      throw this.fail('version', `iati-activities ${found}; ${VERSIONS.join(', ')} are read`);
    }
    this.#fileLang = this.#lang;
    this.#between();
  }

  #skip(tag: SaxesTagNS, depth: number): void {
    this.#skippedFrom = depth;
    if (depth === 2) this.notActivities += 1;
    else this.#foreign.set(tag.name, (this.#foreign.get(tag.name) ?? 0) + 1);
  }

  #elementOf(tag: SaxesTagNS): Open {
    return {
      name: tag.local,
      attributes: this.#attributes.length === 0 ? NO_ATTRIBUTES : this.#attributes,
      lang: this.#lang,
      line: this.#xml.line,
      children: [],
      text: '',
    };
  }

  #text(text: string): void {
    this.#event();
    const element = this.#open.at(-1);
    if (!element || this.#skippedFrom > 0) {
      if (text.length > limits.text) throw this.#tooLong('a text');
      return;
    }
    element.text += text;
    if (element.text.length > limits.text) throw this.#tooLong(`the text of ${element.name}`);
    this.#hold(text.length);
  }

  #tooLong(what: string): IatiFileError {
    return this.fail('text-length', `${what} is longer than ${limits.text} characters`);
  }

  #end(): void {
    this.#event();
    const depth = this.#path.length;
    this.#path.pop();
    if (this.#skippedFrom === 0 && depth > 1) this.#close();
    if (this.#skippedFrom === depth) this.#skippedFrom = 0;
    if (depth === 2) this.#between();
  }

  #close(): void {
    const element = this.#open.pop();
    if (!element) return;
    if (element.children.length > 0 && element.text.trim() === '') element.text = ''; // indentation
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#finished.push({ element, fileLang: this.#fileLang, foreign: this.#foreign });
  }

  /** Between activities, where nothing is held. */
  #between(): void {
    this.#elements = 0;
    this.#characters = 0;
    if (this.#foreign.size > 0) this.#foreign = new Map();
  }
}
