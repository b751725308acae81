import { once } from 'node:events';
import { createServer } from 'node:net';
import { DatabaseNotStarted } from './errors.js';

/** A port of the loopback interface on which nothing listens at this moment. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new DatabaseNotStarted('no free port on 127.0.0.1');
  return address.port;
};
