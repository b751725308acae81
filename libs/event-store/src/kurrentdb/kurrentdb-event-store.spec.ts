import { describe, expect, test } from '@jest/globals';
import { freePort } from '#postgres/testing';
import { StoreUnavailable, StoreUnusable } from '../errors.js';
import { openKurrentDb } from './open.js';

const open = (connectionString: string) => openKurrentDb({ connectionString });

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
