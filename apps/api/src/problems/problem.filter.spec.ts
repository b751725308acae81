import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { ConcurrencyConflict } from '#event-store';
import { Routes } from '../routes.js';
import { ProblemFilter } from './problem.filter.js';

describe('A command that others were too fast for', () => {
  const app = fastify();
  const log: string[] = [];
  beforeAll(async () => {
    const filter = new ProblemFilter(new Routes(), pino({}, { write: (line: string) => void log.push(line) }));
    app.decorateRequest('correlationId', 'C-1');
    app.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
    app.post('/', () => {
      throw new ConcurrencyConflict(['request-TA-2026-000001', 'contribution-VC-2026-000001']);
    });
    await app.ready();
  });
  afterAll(() => app.close());

  test('is not told on which streams, which may be of others: the log is', async () => {
    const answer = await app.inject({ method: 'POST', url: '/' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'ConcurrencyConflict', facts: {}, detail: 'Concurrency conflict.' });
    expect(answer.body).not.toContain('VC-2026-000001');
    expect(log.map((line): unknown => JSON.parse(line))).toMatchObject([
      { level: 40, streams: ['request-TA-2026-000001', 'contribution-VC-2026-000001'], correlationId: 'C-1' },
    ]);
  });
});
