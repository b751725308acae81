import { createHash, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { openSealFiles, verifyLog, verifyStream } from '../index.js';
import { sealFilesIn } from '../seal-file.js';
import { SigningKey } from '../seal-keys.js';
import { readSeal } from '../seal.js';
import { anEvent, LogUnderTest } from '../testing/log-under-test.js';
import { recompute, type Row, rowsOf, tamperings } from '../testing/tampering.js';

const streams = ['request-1', 'request-2', 'contribution-VC-1', 'ü "quoted"\u2028 🌍'];

/** What happens in the log: events for some streams in one append, or a seal. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.dictionary(fc.constantFrom(...streams), fc.integer({ min: 1, max: 3 }), { minKeys: 1, maxKeys: 3 }),
  },
  { weight: 2, arbitrary: fc.constant('seal' as const) },
);
const story = fc.array(step, { minLength: 3, maxLength: 9 }).filter((steps) => steps.some((one) => one !== 'seal'));
const anyPlace = fc.nat(1_000);

const placeOf = ({ epoch, tx, place }: Row): string =>
  [BigInt.asUintN(32, BigInt(epoch)), BigInt(tx), BigInt.asUintN(64, BigInt(place))]
    .map((part, n) => part.toString(16).padStart(n === 0 ? 8 : 16, '0'))
    .join('-');

/** The first place up to `upTo` at which two logs differ; undefined: they are the same up to there. */
const firstDifference = (before: readonly Row[], after: readonly Row[], upTo: string): string | undefined => {
  const at = (rows: readonly Row[]) => {
    const places = new Map<string, string>();
    for (const row of rows) places.set(placeOf(row), (places.get(placeOf(row)) ?? '') + JSON.stringify(row));
    return places;
  };
  const [was, is] = [at(before), at(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((place) => place <= upTo && was.get(place) !== is.get(place))
    .toSorted()[0];
};

/** By the rule of RFC 8785 over the whole event, and only as far as the rows tell: nothing is known of seals. */
const isChainWhole = (rows: readonly Row[], commands: readonly string[]): boolean => {
  const heads = new Map<string, Row>();
  for (const row of rows) {
    const { stream, revision, id, type, version, hash } = row;
    const head = heads.get(stream);
    if (revision !== (head?.revision ?? -1) + 1) return false;
    const event = { stream, revision, id, type, version, data: 0, metadata: 1, previous: head?.hash ?? null };
    const text = canonicalize(event)?.replace('"data":0', () => `"data":${row.data}`) ?? '';
    const whole = text.replace('"metadata":1', () => `"metadata":${row.metadata}`);
    if (createHash('sha256').update(whole).digest('hex') !== hash) return false;
    heads.set(stream, row);
  }
  const places = rows.map(placeOf);
  const isOrderly =
    new Set(places).size === places.length && rows.every(({ epoch, tx }) => epoch >= 0 && epoch < 2 && tx.length < 12);
  return isOrderly && commands.every((place) => places.includes(place));
};

describe('Verification', () => {
  let postgres: TestPostgres;
  let log: LogUnderTest;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    log = await LogUnderTest.open(await postgres.createDatabase());
  }, 60_000);
  afterAll(async () => {
    await log?.close();
    await postgres?.stop();
  });

  /** Streams get new names each time: the store remembers their heads. */
  let stories = 0;
  const tell = async (steps: readonly (Readonly<Record<string, number>> | 'seal')[]): Promise<void> => {
    await log.begin();
    stories += 1;
    for (const one of steps) {
      if (one === 'seal') await log.seal();
      else {
        const events = Object.entries(one).map(([stream, count]) => [
          `${stream}-${stories}`,
          Array.from({ length: count }, (_, n) => anEvent({ n, text: 'Côte d’Ivoire\u2028"' })),
        ]);
        await log.append(Object.fromEntries(events));
      }
    }
  };
  const commands = async (): Promise<readonly string[]> => {
    const { rows } = await log.intruder.query<Row>(
      `select c.epoch, c.tx::text, place::text from event_store.command c,
       generate_series(c.position - c.events + 1, c.position) as place`,
    );
    return rows.map(placeOf);
  };
  const newestFile = async (): Promise<readonly string[]> => {
    const files = await sealFilesIn(log.directory);
    return files.slice(-1).map(({ path }) => path);
  };
  const allFiles = async (): Promise<readonly string[]> => ((await newestFile()).length > 0 ? [log.directory] : []);
  const targetOf = (rows: readonly Row[], [x, y]: readonly [number, number], n: number) => {
    const [a, b] = [rows[x % rows.length], rows[y % rows.length]];
    if (!a || !b) throw new Error('nothing happened');
    return { a, b, n, all: rows };
  };

  test('finds nothing in a log that nobody touched', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        await tell(steps);
        for (const files of [[], await newestFile(), await allFiles()]) {
          expect(await log.verify(files)).toMatchObject({ whole: true, disagreeing: 0, findings: [], sealFaults: [] });
        }
        for (const stream of new Set((await rowsOf(log.intruder)).map((row) => row.stream))) {
          expect(await verifyStream(log.store, stream)).toMatchObject({ whole: true });
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  describe.each(Object.entries(tamperings))('of a log where somebody %s', (_, tamper) => {
    test('finds it, and names the first event that disagrees', async () => {
      await fc.assert(
        fc.asyncProperty(
          story,
          fc.tuple(anyPlace, anyPlace),
          fc.nat(3),
          fc.boolean(),
          async (steps, places, n, again) => {
            await tell(steps);
            const before = await rowsOf(log.intruder);
            const target = targetOf(before, places, n);
            // What the database itself refuses is no tampering.
            await tamper(log.intruder, target).catch(() => undefined);
            if (again)
              for (const name of new Set([target.a.stream, target.b.stream])) await recompute(log.intruder, name);
            const after = await rowsOf(log.intruder);
            const { newest } = await log.verify();
            const difference = firstDifference(before, after, newest?.upTo ?? '');
            const isWhole = difference === undefined && isChainWhole(after, await commands());

            const found = await log.verify(await allFiles());
            expect(found.whole).toBe(isWhole);
            expect(difference && found.findings[0]?.position).toBe(difference);
            // The newest file and the database's own seals tell that, if not always where.
            expect((await log.verify(await newestFile())).whole).toBe(isWhole);
            expect((await log.verify()).whole).toBe(isWhole);
          },
        ),
        { numRuns: 6 },
      );
    }, 60_000);
  });

  describe('of a log whose seals were tampered with, too', () => {
    const stranger = new SigningKey(generateKeyPairSync('ed25519').privateKey);
    const rewrite = async (change: (document: string) => string): Promise<void> => {
      for (const { number, seal } of await log.seals.all()) {
        await log.intruder.query('update evidence.seal set document = $1 where number = $2', [
          change(JSON.stringify(seal)),
          number,
        ]);
      }
    };
    const resign = (document: string): string => {
      const seal = readSeal(document);
      return seal ? JSON.stringify(stranger.sign(seal)) : document;
    };
    const threeSeals = () => tell([{ a: 2, b: 1 }, 'seal', { a: 1, c: 2 }, 'seal', { b: 2 }, 'seal', { c: 1 }]);

    test.each<[string, () => Promise<unknown>]>([
      ['are removed', () => log.intruder.query('truncate evidence.seal')],
      ['lack the newest', () => log.intruder.query('delete from evidence.seal where number = 3')],
      ['lack one in the middle', () => log.intruder.query('delete from evidence.seal where number = 2')],
      ['are no seals', () => rewrite(() => '{"number":1}')],
      ['tell other counts', () => rewrite((document) => document.replace(/"count":\d+/, '"count":99'))],
      ['tell other times', () => rewrite((document) => document.replace('2026', '2025'))],
      ['are signed by somebody else', () => rewrite(resign)],
      ['have each other’s place', () => log.intruder.query('update evidence.seal set number = 10 - number')],
    ])('they %s: the newest exported one tells', async (_, tamper) => {
      await threeSeals();
      expect(await log.verify(await newestFile())).toMatchObject({ whole: true, seals: 3, sealFiles: 1 });
      await tamper();
      const found = await log.verify(await newestFile());
      expect([found.whole, found.sealFaults.length > 0]).toEqual([false, true]);
      // Also to somebody who does not know whose seals to accept.
      const { store, seals } = log;
      expect(await verifyLog({ store, seals, files: await openSealFiles(await newestFile()) })).toHaveProperty(
        'whole',
        false,
      );
    });

    test('made anew over a log that was made anew: every exported one tells, and its file says from where on', async () => {
      await threeSeals();
      const before = await rowsOf(log.intruder);
      const [first, second] = (await sealFilesIn(log.directory)).map(({ path }) => path);
      await log.intruder.query(
        `update event_store.event set data = '{"n":7}' where stream like 'a-%' and revision = 1`,
      );
      await recompute(log.intruder, `a-${stories}`);
      const elsewhere = `${log.directory}-other`;
      await log.intruder.query('truncate evidence.seal');
      // As this system's own key would sign, had nobody kept the files.
      await log.sealer({ directory: elsewhere }).seal();
      expect(await log.verify()).toMatchObject({ whole: true });
      const changed = before.find(({ stream, revision }) => stream.startsWith('a-') && revision === 1);
      const [exact, later] = await Promise.all([log.verify([first ?? '']), log.verify([second ?? ''])]);
      expect(exact.findings[0]).toMatchObject({
        position: changed && placeOf(changed),
        revision: 1,
        what: expect.stringContaining('is not what seal 1 holds'),
      });
      expect([later.whole, later.findings[0]?.revision]).toEqual([false, 2]);
    });

    test('replaced, with the log, by those of another one: the files tell where that begins', async () => {
      await threeSeals();
      const files = await openSealFiles([log.directory]);
      const first = (await rowsOf(log.intruder)).map(placeOf)[0];
      const other = await LogUnderTest.open(await postgres.createDatabase());
      try {
        await other.append({ 'request-1': [anEvent(), anEvent()] });
        await other.seal();
        const { store, seals } = other;
        const found = await verifyLog({ store, seals, files, accepted: log.key.accepted });
        expect(found.sealFaults.map(({ what }) => what)).toContainEqual(expect.stringContaining('is of another log'));
        const position = [first ?? '', (await rowsOf(other.intruder)).map(placeOf)[0] ?? ''].toSorted()[0];
        expect(found.findings[0]?.position).toBe(position);
      } finally {
        await other.close();
      }
    });

    test('all but for files of several numbers: what these hold is named all the same', async () => {
      await threeSeals();
      const [first, , third] = (await sealFilesIn(log.directory)).map(({ path }) => path);
      await log.intruder.query('truncate evidence.seal');
      await log.intruder.query(`update event_store.event set data = '{}' where stream like 'b-%' and revision = 0`);
      await recompute(log.intruder, `b-${stories}`);
      const found = await log.verify([first ?? '', third ?? '']);
      expect(found.sealFaults.map(({ seal }) => seal)).toEqual([1, 2, 3]);
      expect(found.findings[0]).toMatchObject({ stream: `b-${stories}`, revision: 0 });
    });
  });

  test('of a part whose file is not there says which part, and how many events it had', async () => {
    await tell([{ a: 3 }, 'seal', { a: 1 }, 'seal']);
    await log.intruder.query(`delete from event_store.event where revision = 3`);
    await log.intruder.query(`update event_store.event set data = '{"n":7}' where revision = 1`);
    await recompute(log.intruder, `a-${stories}`);
    const { findings } = await log.verify(await newestFile());
    expect(findings.map(({ seal, what }) => [seal, what])).toEqual([
      [1, expect.stringMatching(/from the first up to .* held 3 events when seal 1 was made, and holds others/)],
      [2, 'is gone: seal 2 holds it'],
    ]);
  });

  test('counts all that disagree, and tells the first hundred', async () => {
    await tell([{ a: 3 }]);
    await log.append({ many: Array.from({ length: 300 }, (_, n) => anEvent({ n })) });
    await log.seal();
    await log.intruder.query(`update event_store.event set data = '{}' where stream = 'many' and revision >= 50`);
    const found = await log.verify();
    expect([found.disagreeing, found.findings.length, found.findings[0]?.revision]).toEqual([250, 100, 50]);
    expect(await verifyStream(log.store, 'many')).toMatchObject({ whole: false, events: 303 - 3, disagreeing: 250 });
  });

  test('finds nothing while others append, archive and seal', async () => {
    await tell([{ a: 3, b: 2 }, 'seal', { c: 2 }, 'seal']);
    const over = new AbortController();
    let rounds = 0;
    const busy = async (work: () => Promise<unknown>): Promise<void> => {
      while (!over.signal.aborted) await work();
    };
    const others = [
      busy(() => log.append({ [`busy-${rounds++ % 40}`]: [anEvent(), anEvent()], waitlist: [anEvent()] })),
      busy(() => log.store.archive(`busy-${rounds % 40}`)),
      busy(() => log.seal()),
    ];
    try {
      for (let n = 0; n < 8; n++) expect(await log.verify(n % 2 ? [log.directory] : [])).toMatchObject({ whole: true });
    } finally {
      over.abort();
      await Promise.all(others);
    }
  }, 60_000);
});
