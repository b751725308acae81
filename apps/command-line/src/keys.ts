import { Archive, BackupRefused, exportKeys, importKeys, writeFile } from '#backup';
import { readConfiguration } from '#configuration';
import { MasterKeys } from '#personal-data';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';

/** The keys of persons, which no backup holds. */
export const keys: CommandLine = {
  usage: 'export FILE | import FILE',
  summary: 'Save the keys of persons apart from backups, or bring them back',
  run: async ({ positionals: [what, file, ...others] }, { open, out, environment }) => {
    if ((what !== 'export' && what !== 'import') || file === undefined || others.length > 0)
      throw new WrongUsage('Ask for: keys export FILE, or keys import FILE.');
    if (what === 'export') {
      const { databaseUrl, store, clock } = await open();
      const source = { databaseUrl, storeId: store.storeId, now: clock.now() };
      const { tables } = await writeFile(file, (target) => exportKeys(source, target));
      out.write(`The keys of ${tables[0]?.rows ?? 0} persons are in ${file}. Keep it apart from backups.\n`);
      return EXIT.done;
    }
    const archive = await Archive.open(file, 'keys');
    const masterKeys = await MasterKeys.fromFile(readConfiguration(environment).personalData.keyFile);
    const { databaseUrl, store, erasures } = await open();
    if (archive.header.storeId !== store.storeId) throw new BackupRefused(`${file} has the keys of another log.`);
    const taken = await importKeys(databaseUrl, archive, masterKeys);
    await erasures.complete();
    out.write(`${taken.keys} keys came back, and ${taken.erasures} erasures that were not known here.\n`);
    return EXIT.done;
  },
};
