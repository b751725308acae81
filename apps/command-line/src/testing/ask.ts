import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type CommandLine, parse } from '../command-line.js';
import type { Instance } from '../instance.js';

/** What a command answers that is run in this process. */
export const ask = async (
  command: CommandLine,
  open: () => Promise<Instance>,
  args: readonly string[],
): Promise<Readonly<{ code: number; said: string; errors: string }>> => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  // Not a terminal: a stream that has none of its properties.
  const terminal = err as unknown as NodeJS.WriteStream;
  const { signal } = new AbortController();
  const code = await command.run(parse(command, args), { open, environment: {}, out, err: terminal, signal });
  for (const stream of [out, err]) stream.end();
  return { code, said: await text(out), errors: await text(err) };
};
