/** Benchmarks: `npm run bench -- [--quick] [--json FILE] [PART…]`. Absolute figures are this machine's; ratios count. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { compare, type Comparison, type OpenBench, type Result } from './comparison.js';
import { json, machine, table } from './report.js';
import { httpBenches } from './http/http.bench.js';
import { projectionsBenches } from './projections/projections.benches.js';
import { queueBenches } from './queue/queue.bench.js';
import { scaleBenches } from './scale/scale.bench.js';
import { storeBenches } from './store/store.benches.js';

const PARTS: Readonly<Record<string, readonly OpenBench[]>> = {
  store: storeBenches,
  projections: projectionsBenches,
  queue: queueBenches,
  http: httpBenches,
  scale: scaleBenches,
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, only: { type: 'string' } },
  allowPositionals: true,
});
const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = parts.find((part) => !Object.hasOwn(PARTS, part));
if (unknown !== undefined) throw new Error(`there is no part ${unknown}: ${Object.keys(PARTS).join(', ')}`);

const quick = values.quick === true;
const isWanted = ({ name }: Comparison): boolean => values.only === undefined || name.startsWith(values.only);

const run = async (open: OpenBench, postgres: TestPostgres): Promise<Result[]> => {
  const bench = await open({ postgres, windowMs: quick ? 400 : 2_000, quick });
  const results: Result[] = [];
  try {
    for (const comparison of bench.comparisons.filter(isWanted)) {
      process.stderr.write(`${comparison.name} …\n`);
      results.push(await compare(comparison, quick ? 3 : 5));
    }
    return results;
  } finally {
    await bench.close();
  }
};

process.stderr.write(`${JSON.stringify(machine())}\n`);
const postgres = await startTestPostgres({ durable: true });
const results: Result[] = [];
try {
  for (const open of parts.flatMap((part) => PARTS[part] ?? [])) results.push(...(await run(open, postgres)));
} finally {
  await postgres.stop();
}
process.stdout.write(`${table(results)}\n`);
if (values.json !== undefined) await writeFile(values.json, `${json(results)}\n`);
