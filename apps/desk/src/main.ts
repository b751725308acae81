import { openFirstAccount } from '#access';
import { readConfiguration } from '#configuration';
import { closeOnSignal, openDesk } from './desk.js';

const run = async (): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const desk = await openDesk(configuration);
  closeOnSignal(desk, configuration.shutdownMs);
  await desk.runProcesses();
  desk.runtime.notify();
  const { publicUrl } = configuration.http;
  const first = await openFirstAccount(desk.runtime);
  process.stdout.write(
    `techcoop serves what is in ${configuration.databaseUrl ? 'the database of DATABASE_URL' : configuration.dataDirectory}\n` +
      `  console        ${desk.url}\n` +
      `  API            ${desk.url}/api/v1\n` +
      `  documentation  ${desk.url}/api/docs\n` +
      (first
        ? `  sign in        ${first.name}, with the password ${first.password} (told this once; choose another: PUT /api/v1/password)\n`
        : '') +
      (publicUrl === undefined ? 'It answers this machine only. ' : `It answers others at ${publicUrl}. `) +
      'Ctrl-C stops it.\n',
  );
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
