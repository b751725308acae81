import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The test string of the European Institute for Computer Anti-Virus Research, in two parts: else scanners find this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', 'H+H*'].join('$');

export type TestClamd = Readonly<{ host: string; port: number; stop: () => Promise<void> }>;

/** Speaks INSTREAM as clamd does, and finds EICAR's string. `longest`: bytes, its StreamMaxLength. */
export const startTestClamd = async (longest = 100 * 1024 * 1024): Promise<TestClamd> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const said = { length: 0, chunks: [] as Buffer[] };
    socket.on('data', (data) => {
      said.chunks.push(data);
      said.length += data.length;
      // Only what may be an end is looked at, all at once.
      const answer =
        said.length > longest + COMMAND.length
          ? TOO_LONG
          : endsIn(data)
            ? answerTo(Buffer.concat(said.chunks))
            : undefined;
      if (answer !== undefined) socket.end(`${answer}\0`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port, // it listens on TCP
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

const COMMAND = 'zINSTREAM\0';
const TOO_LONG = 'INSTREAM size limit exceeded. ERROR';

/** A chunk without length is the last one. */
const endsIn = (data: Buffer): boolean => data.subarray(-4).equals(Buffer.alloc(4).subarray(-data.length));

/** Undefined: there is more to come. */
const answerTo = (told: Buffer): string | undefined => {
  if (told.toString('latin1', 0, COMMAND.length) !== COMMAND) return 'UNKNOWN COMMAND';
  const chunks: Buffer[] = [];
  let at = COMMAND.length;
  while (at + 4 <= told.length) {
    const length = told.readUInt32BE(at);
    if (length === 0)
      return Buffer.concat(chunks).includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
    chunks.push(told.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
};
