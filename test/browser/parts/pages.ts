import { describe, expect, test } from '@jest/globals';
import type { Page, Response } from 'playwright-core';
import { type ConsoleUnderTest, go, open, violationsOn } from '../testing/console-under-test.js';

const LONG_MS = 300_000;
const MOST_KILOBYTES = 235;
/** Themes differ in nothing else. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Each page that a role's menu or work leads to; the first is opened, from there one goes on. */
const PAGES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  manager: [
    ...(['/pipeline', '/waitlist', '/what-if', '/mandates', '/mandates/18a', '/requests', '/requests/new'] as const),
    ...['/inbox', '/requests/TA-2024-000001', '/requests/TA-2024-000001/money', '/requests/TA-2024-000001/delivery'],
    ...['/requests/TA-2024-000001/documents', '/requests/TA-2024-000001/evaluation'],
    ...['/requests/TA-2026-000048/do/acceptRequest', '/contributions'],
  ],
  norway: ['/contributions', '/requests'],
  bogota: ['/field', '/field/waiting', '/field/activity', '/field/expenditure', '/requests'],
  kyrgyzstan: ['/requests', '/requests/TA-2026-000048'],
  evaluator: ['/evaluations'],
  finance: [
    '/finance',
    '/finance/rates',
    '/finance/rates/KES',
    '/finance/periods',
    '/finance/in-kind',
    '/finance/do/pledgeContribution',
  ],
  auditor: ['/audit', '/verification'],
  administrator: ['/administration', '/administration/offices', '/administration/webhooks', '/administration/work'],
};

export const pages = (site: () => ConsoleUnderTest): void => {
  describe.each(Object.entries(PAGES))('%s', (name, [first, ...others]) => {
    test(
      'has pages without a barrier, in light and in dark, without an error, and from nowhere else',
      async () => {
        const page = await site().as(name);
        const { errors, scripts, elsewhere } = heardOn(page, site().url);
        await open(page, first);
        const kilobytes = await sizeOf(scripts);
        process.stdout.write(`${first} loads ${kilobytes.toFixed(0)} kB of scripts\n`);
        expect(kilobytes).toBeGreaterThan(50);
        expect(kilobytes).toBeLessThan(MOST_KILOBYTES);
        await looksWell(page, first);
        for (const path of others) {
          await go(page, path);
          await looksWell(page, path);
        }
        expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
      },
      LONG_MS,
    );
  });
};

const looksWell = async (page: Page, path: string): Promise<void> => {
  expect(new URL(page.url()).pathname).toBe(path);
  for (const [colorScheme, rules] of [['light'], ['dark', OF_COLOURS]] as const) {
    await page.emulateMedia({ colorScheme });
    expect([path, colorScheme, await violationsOn(page, rules)]).toEqual([path, colorScheme, []]);
  }
};

/** What goes wrong, what is loaded, and what of that from another host. */
const heardOn = (page: Page, url: string) => {
  const heard = { errors: [] as string[], scripts: [] as Response[], elsewhere: [] as string[] };
  page.on('pageerror', ({ message }) => heard.errors.push(message));
  page.on('console', (said) => {
    // Who is told of nothing is no recipient: that is how the api says so.
    const isExpected = said.location().url.includes('/api/v1/recipients/');
    if (said.type() === 'error' && !isExpected) heard.errors.push(`${said.location().url}: ${said.text()}`);
  });
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') heard.scripts.push(response);
    if (!response.url().startsWith(url)) heard.elsewhere.push(response.url());
  });
  return heard;
};

const sizeOf = async (scripts: readonly Response[]): Promise<number> => {
  const sizes = await Promise.all(scripts.map(async (one) => (await one.request().sizes()).responseBodySize));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
};
