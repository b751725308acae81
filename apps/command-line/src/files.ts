import { FilesUnavailable } from '#files';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';

/** Whether every file of evidence that was received is where it is kept, and is what it was. */
export const files: CommandLine = {
  usage: 'verify',
  summary: 'Read every evidence file that was received, and name those that are missing or changed',
  options: {},
  run: async ({ positionals }, { open, out, signal }) => {
    if (positionals.join(' ') !== 'verify') throw new WrongUsage('Ask for: files verify');
    const { evidenceFiles } = await open();
    if (!evidenceFiles) throw new FilesUnavailable('FileStoreUnavailable', 'No files are kept here.');
    let [read, faults] = [0, 0];
    for await (const { sha256, fault } of evidenceFiles.verify()) {
      if (signal.aborted) return EXIT.interrupted;
      read += 1;
      if (fault === undefined) continue;
      faults += 1;
      out.write(`${sha256} is ${fault}\n`);
    }
    out.write(`${read} files were received, ${faults} of them are missing or changed.\n`);
    return faults === 0 ? EXIT.done : EXIT.failed;
  },
};
