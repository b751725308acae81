import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Recorded } from '#event-sourcing';
import { requestOverview } from '../request-overview/request-overview.projection.js';
import type { RequestEvent } from '../request/request.events.js';
import { CHANGE_COVERAGE, COVERAGE_COLUMNS } from './mandate-explanation.queries.js';

/** One of each type at least. */
const samples = readFileSync(new URL('../../../../test/recorded-events/recorded-events.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded)
  .filter(({ stream }) => stream.startsWith('request-')) as readonly Recorded[] as readonly Recorded<RequestEvent>[]; // of requests

describe('The coverage of an action of the plan', () => {
  test('is explained by all events that change what its figures look at, and no others are read', () => {
    const change = new Set(
      samples
        .filter((event) =>
          requestOverview
            .project(event)
            .some((row) => 'set' in row && COVERAGE_COLUMNS.some((column) => Object.hasOwn(row.set, column))),
        )
        .map(({ type }) => type),
    );
    expect(new Set(samples.map(({ type }) => type))).toEqual(new Set(requestOverview.handles));
    expect([...change].toSorted()).toEqual(CHANGE_COVERAGE.toSorted());
  });
});
