import { setTimeout as pause } from 'node:timers/promises';
import { EvidenceUnusable, exportSeal, sealHash, Sealer, signingKeyIn } from '#evidence';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';
import type { Instance } from './instance.js';

/** Another process seals within seconds, whatever the log's length. */
const PATIENCE_MS = 60_000;

/** Makes a seal now, besides the daily ones. */
export const seal: CommandLine = {
  usage: '[--out FILE] [--json]',
  summary: 'Seal the events since the newest seal, and export it to the directory of seals and to FILE',
  options: { out: { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ positionals, values }, { open, out }) => {
    if (positionals.length > 0) throw new WrongUsage('To seal takes options only.');
    const instance = await open();
    const { newest, isNew } = await sealNow(instance);
    if (newest && typeof values['out'] === 'string') await exportSeal(instance.store, newest, values['out']);
    if (values['json']) {
      const { number, after, upTo, count, at, key } = newest ?? {};
      const made = newest ? { number, after, upTo, count, at, key, hash: sealHash(newest) } : null;
      out.write(`${JSON.stringify({ made: isNew, seal: made })}\n`);
    } else if (!newest) out.write('There are no events to seal.\n');
    else if (isNew) out.write(`Seal ${newest.number} holds ${newest.count} events, up to ${newest.upTo}.\n`);
    else out.write(`Nothing has happened since seal ${newest.number} of ${newest.at}.\n`);
    return EXIT.done;
  },
};

/** What came of sealing now. Errors: EvidenceUnusable. */
export const sealNow = async ({ store, seals, sealing, clock }: Instance) => {
  if (!sealing) throw new EvidenceUnusable('no seals are made: set SEAL_KEY_FILE and SEAL_DIRECTORY');
  const key = await signingKeyIn(sealing.keyFile, { make: sealing.makesKey });
  const sealer = new Sealer({ store, seals, key, directory: sealing.directory, clock });
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(200)) {
    const done = await sealer.seal();
    if (done) return done;
  }
  throw new EvidenceUnusable('another process is sealing: try again later');
};
