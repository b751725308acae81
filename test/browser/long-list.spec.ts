import { createHash, randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SubmitRequest } from '#assistance';
import { submissionBody } from '../../apps/api/src/testing/bodies.samples.js';
import { launch, open, signIn, whatIsMissing } from './testing/console-under-test.js';
import { FieldWorld } from './testing/field-world.js';

const missing = whatIsMissing();
const LONG_MS = 120_000;
const REQUESTS = 1_000;
/** What is drawn of them on a screen of 800 pixels, generously. */
const MOST_DRAWN = 60;
/** Nobody may wait that long for an answer, even on a machine several times slower than one can work on. */
const LONGEST_MS = 500;
const WHEEL = { turns: 60, pixels: 900 };

/** Longest task, and longest answer to an event, in milliseconds, from now on. */
const WATCH = `
  window.longest = { task: 0, event: 0 };
  const watch = (type, as) => new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest[as] = Math.max(window.longest[as], duration);
  }).observe({ type, durationThreshold: 16 });
  watch('longtask', 'task');
  watch('event', 'event');
`;

(missing === undefined ? describe : describe.skip)(
  `A list of 1,000 requests${missing ? ` – skipped: ${missing}` : ''}`,
  () => {
    let world: FieldWorld;
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      [world, browser] = await Promise.all([FieldWorld.start(), launch()]);
      const position = await submit(world, REQUESTS);
      await world.as('manager', `/requests?limit=1&after=${position}`);
      const context = await browser.newContext({ baseURL: world.url, locale: 'en' });
      await signIn(context, world.url, 'manager');
      page = await context.newPage();
      await open(page, '/requests');
      await page.getByText(`${REQUESTS.toLocaleString('en')} requests`).waitFor({ timeout: LONG_MS });
    }, LONG_MS);
    afterAll(async () => {
      await browser?.close();
      await world?.stop();
    }, LONG_MS);

    const drawn = () => page.locator('tbody tr[aria-rowindex]');
    const row = (index: number) => page.locator(`tbody tr[aria-rowindex="${index + 1}"]`);
    const focusedRow = () => page.evaluate(`document.activeElement.closest('tr')?.getAttribute('aria-rowindex')`);

    test(
      'begins with its first page; while the others are read, nothing that is held by keyboard moves',
      async () => {
        const early = await page.context().newPage();
        const pages: (() => void)[] = [];
        await early.route(/\/api\/v1\/requests\?.*cursor=/, async (route) => {
          await new Promise<void>((goOn) => pages.push(goOn));
          await route.continue();
        });
        await open(early, '/requests');
        await early.getByText('200 requests · More are being read.').waitFor();
        const held = early.locator('tbody tr[aria-rowindex="6"]').getByRole('link');
        const title = await held.textContent();
        await held.focus();
        for (const count of ['400', '600', '800', '1,000']) {
          while (pages.length === 0) await early.waitForTimeout(20);
          pages.pop()?.();
          await early.getByText(`${count} requests`).waitFor();
        }
        await early.getByText('1,000 requests', { exact: true }).waitFor();
        const focused = 'document.activeElement.closest("tr")?.getAttribute("aria-rowindex")';
        expect([await early.evaluate(focused), await held.textContent()]).toEqual(['6', title]);
        await early.close();
      },
      LONG_MS,
    );

    test(
      'says so where only its first page could be read, and reads the others when asked again',
      async () => {
        const early = await page.context().newPage();
        const others = /\/api\/v1\/requests\?.*cursor=/;
        await early.route(others, (route) => route.fulfill({ status: 500, json: { code: 'InternalError' } }));
        await open(early, '/requests');
        const alert = early.getByRole('alert');
        await alert.waitFor();
        await early.getByText('200 requests').waitFor();
        await early.unroute(others);
        await alert.getByRole('button', { name: 'Try again' }).click();
        await early.getByText('1,000 requests', { exact: true }).waitFor();
        await alert.waitFor({ state: 'detached' });
        await early.close();
      },
      LONG_MS,
    );

    test(
      'is scrolled through without a long task: what is not in sight is not drawn',
      async () => {
        expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(REQUESTS + 1));
        await page.mouse.move(600, 500);
        await page.evaluate(WATCH);
        let most = 0;
        for (let turn = 0; turn < WHEEL.turns; turn += 1) {
          await page.mouse.wheel(0, WHEEL.pixels);
          await page.evaluate('new Promise(requestAnimationFrame)');
          if (turn % 10 === 0) most = Math.max(most, await drawn().count());
        }
        await page.keyboard.press('End');
        await row(REQUESTS).waitFor();
        await page.keyboard.press('Home');
        await row(1).waitFor();
        expect(most).toBeLessThan(MOST_DRAWN);
        expect(await longest()).toBeLessThan(LONGEST_MS);
      },
      LONG_MS,
    );

    test(
      'is narrowed at once, and says how many are left',
      async () => {
        await page.evaluate(WATCH);
        await page.getByLabel('State', { exact: true }).selectOption('KG');
        await page.getByText('500 requests').waitFor();
        expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(REQUESTS / 2 + 1));
        await page.getByLabel('State', { exact: true }).selectOption('');
        await page.getByText('1,000 requests').waitFor();
        expect(await longest()).toBeLessThan(LONGEST_MS);
      },
      LONG_MS,
    );

    test(
      'is gone through by keyboard, and a row keeps the focus while another is looked at',
      async () => {
        await row(1).getByRole('link').focus();
        for (let rows = 1; rows < 40; rows += 1) await page.keyboard.press('Tab');
        expect(await focusedRow()).toBe('41');
        await page.evaluate('scrollTo(0, 50_000)');
        await row(595).waitFor();
        expect(await focusedRow()).toBe('41');
        await page.keyboard.press('Tab');
        expect(await focusedRow()).toBe('42');
      },
      LONG_MS,
    );

    test(
      'is on paper as a whole',
      async () => {
        await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
        expect(await drawn().count()).toBe(REQUESTS);
        await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
        await row(REQUESTS).waitFor({ state: 'detached' });
      },
      LONG_MS,
    );

    const longest = async (): Promise<unknown> => {
      const seen = await page.evaluate('window.longest');
      process.stderr.write(`  longest task and answer, in milliseconds: ${JSON.stringify(seen)}\n`);
      return page.evaluate('Math.max(...Object.values(window.longest))');
    };
  },
);

/** So many requests in the list, all through the real command. */
const submit = async ({ api }: FieldWorld, count: number): Promise<string | undefined> => {
  const bus = api.app.get(CommandBus);
  let position: string | undefined;
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const commandId = randomUUID();
      const requestHash = createHash('sha256').update(commandId).digest('hex');
      const requestId = `TA-2026-${String(900_001 + index)}`;
      const at = api.runtime.clock.now().toISOString();
      const context = { commandId, requestHash, actor: 'manager', correlationId: commandId, at };
      const none = { ministry: null, focalPoint: null, instrument: null, estimatedCost: null, wantedStart: null };
      const command = new SubmitRequest(
        {
          ...(submissionBody as object as SubmitRequest['data']),
          ...of(index % 2 === 0 ? 'KE' : 'KG'),
          ...{ ...none, requestId, title: `Course ${index}`, urgency: 'routine', submittedOn: at.slice(0, 10) },
          externalReference: null,
        },
        context,
      );
      const outcome = await bus.execute(command);
      if (position === undefined || outcome.position > position) position = outcome.position;
    }),
  );
  return position;
};

const of = (country: string) => ({
  origin: { kind: 'state', country } as const,
  beneficiaries: [{ kind: 'country', code: country, share: 10_000 } as const],
});
