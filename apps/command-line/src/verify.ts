import { exportedSeals, keysFor, openSealFiles, verifyLog, verifyStream } from '#evidence';
import { type CommandLine, EXIT, type Parsed, type Surroundings, WrongUsage } from './command-line.js';
import { progressOf } from './progress.js';
import { told, toldOfStream } from './verify-report.js';

/** Whether the log is what was written, as far as its hashes and seals tell. */
export const verify: CommandLine = {
  usage: '[--all | --seal FILE… | --stream NAME] [--key PUBLIC.pem…] [--json]',
  summary: 'Check the log against its hashes and seals, and name the first event that disagrees',
  options: {
    all: { type: 'boolean' },
    seal: { type: 'string', multiple: true },
    stream: { type: 'string' },
    key: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  run: async (parsed, surroundings) => {
    const { values, lists, positionals } = parsed;
    const asked = [values['all'], lists['seal'], values['stream']].filter((one) => one !== undefined);
    if (asked.length > 1) throw new WrongUsage('Ask for one of --all, --seal and --stream.');
    if (positionals.length > 0 && !lists['seal']) throw new WrongUsage('To verify takes options only.');
    const { whole, text } = await (typeof values['stream'] === 'string'
      ? ofStream(values['stream'], parsed, surroundings)
      : ofLog(parsed, surroundings));
    surroundings.out.write(`${text}\n`);
    return whole ? EXIT.done : EXIT.failed;
  },
};

type Told = Readonly<{ whole: boolean; text: string }>;

const ofStream = async (name: string, { values }: Parsed, { open }: Surroundings): Promise<Told> => {
  const { store } = await open();
  const found = await verifyStream(store, name);
  const whole = found.whole && found.events > 0;
  return { whole, text: values['json'] ? JSON.stringify({ ...found, whole }) : toldOfStream(found) };
};

const ofLog = async ({ values, lists, positionals }: Parsed, { open, err, signal }: Surroundings): Promise<Told> => {
  // What a shell made of a pattern comes as one option and the rest as words.
  const paths = lists['seal'] && [...lists['seal'], ...positionals];
  const given = paths && (await openSealFiles(paths));
  const { store, seals, sealing } = await open();
  const files = given ?? (await exportedSeals(sealing));
  const { accepted, trust } = await keysFor(lists['key'], sealing);
  const progress = progressOf('Verifying', err);
  const onProgress = (done: number, events: number): void => progress.update(done, 1, `${events} events`);
  try {
    const found = await verifyLog({ store, seals, files, accepted, signal, onProgress });
    progress.stop();
    const { whole } = found;
    const sealed = sealing !== undefined;
    return {
      whole,
      text: values['json'] ? JSON.stringify({ ...found, trust, sealing: sealed }) : told(found, { trust, sealed }),
    };
  } finally {
    progress.stop();
  }
};
