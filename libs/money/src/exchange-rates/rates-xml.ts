import { SaxesParser } from 'saxes';
import { InvalidInput } from '#event-sourcing';
import { type StatedRates, TREASURY_SOURCE, type TreasuryField, treasuryDay, treasuryTitles } from './rates-form.js';

/** As the treasury names them; refusals say so, too. */
const NAMES = { currency: 'f_curr_code', effectiveOn: 'eff_date', unitsPerUsd: 'rate', source: 'source' } as const;

/** One `UN_OPERATIONAL_RATES`: the texts of the elements in it, by name. */
type Entry = Readonly<{ line: number; texts: ReadonlyMap<string, string> }>;

/** Rates from the treasury's XML: one element a rate beneath the root. Errors: InvalidInput(element, rule, { line, value? }). */
export const ratesInXml = (text: string): StatedRates => {
  const entries = entriesOf(text);
  if (entries.length === 0)
    throw new InvalidInput('xml', 'must have elements with rates beneath its root', { line: 1 });
  const stated = entries.map(({ line, texts }) => {
    const titles = treasuryTitles([...texts.keys()]);
    const textOf = (field: TreasuryField): string => {
      const value = texts.get(titles[field] ?? '');
      if (value === undefined) throw new InvalidInput(NAMES[field], 'must be stated with every rate', { line });
      return value;
    };
    const currency = textOf('currency');
    const effectiveOn = treasuryDay(NAMES.effectiveOn, textOf('effectiveOn'), line);
    return { line, rate: { currency, effectiveOn, unitsPerUsd: textOf('unitsPerUsd'), source: TREASURY_SOURCE } };
  });
  return { names: NAMES, stated };
};

const entriesOf = (text: string): readonly Entry[] => {
  const xml = new SaxesParser();
  const entries: Entry[] = [];
  const fail = (rule: string): never => {
    throw new InvalidInput('xml', rule, { line: xml.line });
  };
  let depth = 0;
  let line = 0;
  let texts = new Map<string, string>();
  let written = '';
  xml.on('error', () => fail('must be well-formed'));
  xml.on('doctype', () => fail('must have no document type declaration (DOCTYPE)'));
  xml.on('opentag', () => {
    depth += 1;
    written = '';
    if (depth !== 2) return;
    texts = new Map();
    line = xml.line;
  });
  xml.on('text', (part) => void (written += part));
  xml.on('cdata', (part) => void (written += part));
  xml.on('closetag', ({ name }) => {
    if (depth === 3 && texts.has(name)) fail(`must state ${name} once with a rate`);
    if (depth === 3) texts.set(name, written.trim());
    if (depth === 2 && texts.size > 0) entries.push({ line, texts });
    depth -= 1;
  });
  xml.write(text.replace(/^\uFEFF/, '')).close();
  return entries;
};
