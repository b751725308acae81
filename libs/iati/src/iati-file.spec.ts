import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fixture } from './fixtures/fixture.js';
import { checkFile, type IatiActivity, IatiFileError, type IatiSource, limits, readActivities } from './index.js';

async function* bytes(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

const file = (inside: string): IatiSource => bytes(`<iati-activities version="2.03">${inside}</iati-activities>`);
const activity = (inside: string): IatiSource => file(`<iati-activity>${inside}</iati-activity>`);

const activitiesOf = async (source: IatiSource): Promise<IatiActivity[]> => {
  const activities: IatiActivity[] = [];
  for await (const each of readActivities(source)) activities.push(each);
  return activities;
};

/** What checkFile and readActivities, which must agree, say against a file. */
const refusal = async (source: () => IatiSource): Promise<IatiFileError> => {
  const [checked, read] = await Promise.allSettled([checkFile(source()), activitiesOf(source())]);
  const errors = [checked, read].map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as unknown) : null));
  expect(errors[1]).toEqual(errors[0]);
  expect(errors[0]).toBeInstanceOf(IatiFileError);
  return errors[0] as IatiFileError; // just checked
};

const accented = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><iati-activities version="2.03">` +
  `<iati-activity><title>${'é'.repeat(600)}</title></iati-activity></iati-activities>`;

const attributes = (count: number): string => Array.from({ length: count }, (_, at) => ` a${at}=""`).join('');

describe('A file', () => {
  test('is counted without being kept', async () => {
    const progress: number[] = [];
    const counts = await checkFile(fixture('full'), { onProgress: ({ bytesRead }) => progress.push(bytesRead) });
    expect(counts).toMatchObject({ version: '2.03', encoding: 'UTF-8', activities: 1, transactions: 2, budgets: 2 });
    expect(counts).toMatchObject({ plannedDisbursements: 1, results: 1, notActivities: 1 });
    expect(progress.at(-1)).toBe(counts.bytes);
  });

  test('may be of version 2.01, 2.02 or 2.03', async () => {
    expect((await checkFile(fixture('problems'))).version).toBe('2.01');
    expect((await checkFile(fixture('minimal'))).version).toBe('2.02');
  });

  test('may hold no activity', async () => {
    expect((await checkFile(file(''))).activities).toBe(0);
  });

  test.each([1, 3, 511, 513])('reads the same in pieces of %i bytes', async (size) => {
    const text = '<iati-activities version="2.03"><iati-activity><title>é€😀&amp;\r\n</title></iati-activity>';
    const all = Buffer.from(`\uFEFF<?xml version="1.0"?>\r\n${text}${'<!-- ─ -->'.repeat(200)}</iati-activities>`);
    const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      all.subarray(at * size, (at + 1) * size),
    );
    const [read] = await activitiesOf(bytes(...parts));
    expect(read?.title[0]?.text).toBe('é€😀&');
    expect(read?.line).toBe(2);
  });

  test.each([
    ['UTF-16LE', Buffer.from(`\uFEFF${accented('UTF-16')}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${accented('UTF-16')}`, 'utf16le').swap16()],
    ['ISO-8859-1', Buffer.from(accented('iso-8859-1'), 'latin1')],
  ])('may be %s', async (encoding, content) => {
    const source = () => bytes(content.subarray(0, 777), content.subarray(777));
    expect((await checkFile(source())).encoding).toBe(encoding);
    expect((await activitiesOf(source()))[0]?.title[0]?.text).toBe('é'.repeat(600));
  });

  test('gives its activities as they are asked for, and reads no further than that', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('<iati-activities version="2.03">');
      for (;;) {
        given += 1;
        yield Buffer.from(`<iati-activity><iati-identifier>${given}</iati-identifier></iati-activity>`);
      }
    }
    for await (const { iatiIdentifier } of readActivities(endless())) if (iatiIdentifier === '20') break;
    expect(given).toBeLessThan(60);
  });

  test('gives the activities that are whole before what is wrong', async () => {
    const seen: unknown[] = [];
    const reading = async () => {
      for await (const { iatiIdentifier } of readActivities(fixture('truncated'))) seen.push(iatiIdentifier);
    };
    await expect(reading()).rejects.toThrow(/unclosed tag: narrative/);
    expect(seen).toEqual(['ZZ-EX-0003']);
  });
});

describe('A file is refused', () => {
  test.each([
    ['entity-bomb', 'doctype', 6],
    ['external-entity', 'doctype', 2],
    ['plain-doctype', 'doctype', 1],
    ['wrong-version', 'version', 1],
    ['organisation-file', 'root', 1],
    ['truncated', 'well-formed', 5],
    ['wrong-nesting', 'well-formed', 3],
    ['no-such-file', 'readable', undefined],
  ])('as %s, by the rule %s', async (name, rule, line) => {
    expect(await refusal(() => fixture(name))).toMatchObject({ rule, line });
  });

  test.each<[string, string, string | Uint8Array]>([
    ['nothing at all', 'empty', ''],
    ['blanks only', 'well-formed', ' \n'],
    ['no XML', 'well-formed', 'iati-identifier,title\n'],
    ['two roots', 'well-formed', '<iati-activities version="2.03"/><iati-activities version="2.03"/>'],
    ['an entity of its own', 'well-formed', '<iati-activities version="2.03">&nbsp;</iati-activities>'],
    ['an attribute twice', 'well-formed', '<iati-activities version="2.03" version="2.03"/>'],
    ['an unbound prefix', 'well-formed', '<iati-activities version="2.03"><x:a/></iati-activities>'],
    ['no version', 'version', '<iati-activities/>'],
    ['another namespace', 'root', '<iati-activities xmlns="https://example.org/" version="2.03"/>'],
    ['gzip', 'compressed', gzipSync('<iati-activities version="2.03"/>')],
    ['zip', 'compressed', Buffer.from('PK\u0003\u0004')],
    ['another encoding', 'encoding', '<?xml version="1.0" encoding="windows-1252"?><iati-activities/>'],
    ['UTF-16 by declaration only', 'encoding', '<?xml version="1.0" encoding="UTF-16"?><iati-activities/>'],
  ])('for %s, by the rule %s', async (_, rule, content) => {
    expect(await refusal(() => bytes(content))).toMatchObject({ rule });
  });

  test('for bytes that are not UTF-8, naming the byte and the place', async () => {
    const before = `<iati-activities version="2.03">\n<iati-activity><title>${'é'.repeat(40_000)}`;
    const source = () => bytes(before, Uint8Array.of(0xe2, 0x82), 'x');
    const error = await refusal(source);
    expect(error).toMatchObject({ rule: 'encoding', line: 2, path: 'iati-activities/iati-activity/title' });
    expect(error.message).toContain(`not valid UTF-8: byte ${Buffer.byteLength(before)} `);
    expect((await refusal(() => bytes('<iati-activities version="2.03"/>', Uint8Array.of(0xe2)))).rule).toBe(
      'encoding',
    );
  });

  test('with a sentence that says where and why', async () => {
    expect((await refusal(() => fixture('wrong-nesting'))).message).toBe(
      'the file is not well-formed XML: unexpected close tag (line 3, column 38, in iati-activities/iati-activity/title)',
    );
    expect((await refusal(() => fixture('wrong-version'))).message).toBe(
      'iati-activities has the version "1.05"; 2.01, 2.02, 2.03 are read (line 1, column 33, in iati-activities)',
    );
  });
});

describe('The limits', () => {
  const texts = Array.from({ length: 17 }, () => `<narrative>${'x'.repeat(limits.text)}</narrative>`).join('');

  test.each([
    ['depth', () => activity('<a>'.repeat(limits.depth - 2) + '</a>'.repeat(limits.depth - 2))],
    ['attributes', () => activity(`<title${attributes(limits.attributes)}/>`)],
    ['attribute length', () => activity(`<title ref="${'x'.repeat(limits.attribute)}"/>`)],
    ['text', () => activity(`<title>${'x'.repeat(limits.text)}</title>`)],
    ['elements', () => activity('<a/>'.repeat(limits.elements - 1))],
    ['activities', () => file('<iati-activity/>'.repeat(limits.elements + 1))],
  ])('leave what is just within them: %s', async (_, source) => {
    expect((await checkFile(source())).activities).toBeGreaterThan(0);
  });

  test.each([
    ['depth', () => activity('<a>'.repeat(limits.depth - 1))],
    ['depth', () => activity('<a>'.repeat(1_000_000))],
    ['attribute-count', () => activity(`<title${attributes(limits.attributes + 1)}/>`)],
    ['attribute-length', () => activity(`<title ref="${'x'.repeat(limits.attribute + 1)}"/>`)],
    ['text-length', () => activity(`<title>${'x'.repeat(limits.text + 1)}</title>`)],
    ['text-length', () => activity(`<title>${'<![CDATA[0123456789]]>'.repeat(limits.text / 10 + 1)}</title>`)],
    ['text-length', () => activity(`<!--${'x'.repeat(limits.text * 2)}-->`)],
    ['text-length', () => activity(`<${'x'.repeat(limits.text * 2)}/>`)],
    ['text-length', () => activity(`<title ref="${'x'.repeat(limits.text * 2)}"/>`)],
    ['activity-size', () => activity('<a/>'.repeat(limits.elements))],
    ['activity-size', () => activity(texts)],
  ])('refuse what is beyond them: %s', async (rule, source) => {
    expect(await refusal(source)).toMatchObject({ rule });
  });
});
