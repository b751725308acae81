import type { Server, Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { countedAddress } from '#access';

/** Of one address: an office behind one address opens some six for each browser. */
const MOST_OF_ONE = 256;
const MOST = 8_192;
const LOOK_EVERY_MS = 100;

/** Closes connections beyond what one address, or all, may have open. `isExempt`: addresses that many come by. */
export const limitConnections = (
  server: Server,
  isExempt: (address: string) => boolean,
  { ofOne, all }: Readonly<{ ofOne: number; all: number }> = { ofOne: MOST_OF_ONE, all: MOST },
): void => {
  const open = new Map<string, number>();
  server.maxConnections = all;
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || isExempt(remoteAddress)) return;
    const address = countedAddress(remoteAddress);
    const count = (open.get(address) ?? 0) + 1;
    if (count > ofOne) return void socket.destroy();
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
};

/** When the api closes, so does each connection once it has had its answer: otherwise it would be waited for, kept alive. */
export const endConnections = (fastify: FastifyInstance): void => {
  let looking: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    looking = setInterval(() => fastify.server.closeIdleConnections(), LOOK_EVERY_MS);
    done();
  });
  fastify.addHook('onClose', () => clearInterval(looking));
};
