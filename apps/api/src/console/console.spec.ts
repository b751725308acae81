import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { Console } from './console.js';

const SCRIPT = 'console.log("the console")'.repeat(50);

describe('Pages of the console', () => {
  let directory: string;
  let api: FastifyInstance;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'techcoop-console-'));
    const place = join(directory, 'console');
    await mkdir(join(place, 'assets'), { recursive: true });
    await writeFile(join(place, 'index.html'), '<!doctype html><title>techcoop</title>');
    await writeFile(join(place, 'assets', 'index-1.js'), SCRIPT);
    await writeFile(join(place, 'assets', 'index-1.js.br'), brotliCompressSync(`${SCRIPT} // packed before`));
    await writeFile(join(directory, 'secret.txt'), 'not a page');
    api = fastify();
    Console.load(`${place}/`).serve(api);
    api.get('/api/v1/requests', () => ({ items: [] }));
    await api.ready();
  });
  afterAll(async () => {
    await api?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => api.inject({ method: 'GET', url, headers });
  const asBrowser = { accept: 'text/html,application/xhtml+xml' };

  test('each address that a browser goes to is the console', async () => {
    for (const url of ['/', '/requests/TA-2026-000001', '/contributions?asAt=2026-06-30']) {
      const { statusCode, headers, body } = await get(url, asBrowser);
      expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
        ...[200, 'text/html; charset=utf-8', 'no-cache'],
      ]);
      expect(body).toContain('<title>techcoop</title>');
      expect(headers['content-security-policy']).toContain("default-src 'self'");
    }
  });

  test('what it is made of is packed, and kept for good', async () => {
    const { headers, rawPayload } = await get('/assets/index-1.js', { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/javascript; charset=utf-8' });
    expect(headers['cache-control']).toContain('immutable');
    expect(gunzipSync(rawPayload).toString()).toBe(SCRIPT);
    expect((await get('/assets/index-1.js', { 'if-none-match': String(headers['etag']) })).statusCode).toBe(304);
    expect((await get('/assets/index-1.js', { 'accept-encoding': 'br;q=0, gzip;q=0' })).body).toBe(SCRIPT);
  });

  test('what was packed when it was built is taken as it is, and has no address of its own', async () => {
    const { headers, rawPayload } = await get('/assets/index-1.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(rawPayload).toString()).toBe(`${SCRIPT} // packed before`);
    expect((await get('/assets/index-1.js.br')).statusCode).toBe(404);
  });

  test('the api stays the api, and what is nowhere is unknown', async () => {
    expect((await get('/api/v1/requests', asBrowser)).json()).toEqual({ items: [] });
    expect((await get('/api/v1/nothing', asBrowser)).statusCode).toBe(404);
    expect((await get('/requests/TA-2026-000001', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await api.inject({ method: 'POST', url: '/', headers: asBrowser })).statusCode).toBe(404);
  });

  test('no address leads out of what was built', async () => {
    for (const url of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/..%5Csecret.txt'])
      expect((await get(url)).body).not.toContain('not a page');
  });
});
