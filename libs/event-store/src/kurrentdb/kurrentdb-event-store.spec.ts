import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable, StoreUnusable } from '../errors.js';
import { openKurrentDb } from './open.js';

const open = (connectionString: string) => openKurrentDb({ connectionString });

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('listens on no port');
  return address.port;
};

describe('opening an event store on KurrentDB', () => {
  test('fails as unavailable when no server answers', async () => {
    await expect(open(`kurrentdb://127.0.0.1:${await freePort()}?tls=false`)).rejects.toThrow(StoreUnavailable);
  });

  test('refuses a malformed connection string without showing what is in it', async () => {
    const refused = open('kurrentdb://admin:secret@host:gate?tls=false');
    await expect(refused).rejects.toThrow(StoreUnusable);
    await expect(refused).rejects.toThrow('the connection string of KurrentDB is malformed');
    await expect(refused).rejects.not.toThrow(/secret|gate/);
  });

  test('refuses a certificate that is not there', async () => {
    await expect(open('kurrentdb://host?tls=true&tlsCAFile=/no/such/file')).rejects.toThrow(/certificate/);
  });

  test('refuses another node than the leader', async () => {
    await expect(open('kurrentdb://a,b?nodePreference=follower')).rejects.toThrow(StoreUnusable);
  });
});
