import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launch, signIn, whatIsMissing } from './testing/console-under-test.js';
import { FieldWorld } from './testing/field-world.js';
import { enter, press } from './testing/keyboard.js';
import { NextBuild } from './testing/next-build.js';

const missing = whatIsMissing();
const LONG_MS = 120_000;

(missing === undefined ? describe : describe.skip)(
  `A new version of the console${missing ? ` – skipped: ${missing}` : ''}`,
  () => {
    let world: FieldWorld;
    let site: NextBuild;
    let browser: Browser;
    beforeAll(async () => {
      [world, browser] = await Promise.all([FieldWorld.start(), launch()]);
      site = await NextBuild.before(world.url);
    }, LONG_MS);
    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await world?.stop();
    }, LONG_MS);

    const buildOf = (page: Page): Promise<unknown> =>
      page.evaluate('document.querySelector("meta[name=build]").content');
    const isOf = (build: number, page: Page): Promise<void> =>
      page.locator(`meta[name=build][content="${build}"]`).waitFor({ state: 'attached' });
    const offerOn = (page: Page) => page.getByText('A new version is there.');
    const takeOn = (page: Page) => page.getByRole('button', { name: 'Load it' });

    test(
      'waits until a person takes it, keeps what was typed, and is offered in each tab',
      async () => {
        const context = await browser.newContext({ baseURL: site.url, locale: 'en' });
        await signIn(context, site.url, 'bogota');
        const page = await context.newPage();
        await page.goto('/field/activity');
        await page.evaluate('navigator.serviceWorker.ready');
        await page.reload(); // from now on the worker answers
        await enter(page.getByLabel('What it was'), 'A course that was begun before');
        const other = await context.newPage();
        await other.goto('/field');
        await other.getByRole('heading', { name: 'My projects' }).waitFor();
        expect([await buildOf(page), await buildOf(other), await offerOn(page).count()]).toEqual(['1', '1', 0]);

        site.build = 2;
        await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())');
        await offerOn(page).waitFor();
        await offerOn(other).waitFor();
        await other.reload();
        await offerOn(other).waitFor();
        expect([await buildOf(page), await buildOf(other)]).toEqual(['1', '1']);

        await press(takeOn(page));
        await isOf(2, page);
        await page.getByLabel('What it was').waitFor();
        expect(await page.getByLabel('What it was').inputValue()).toBe('A course that was begun before');
        expect(await offerOn(page).count()).toBe(0);

        // Nothing is loaded under the hands of whoever works in the other tab.
        expect(await buildOf(other)).toBe('1');
        await press(takeOn(other));
        await isOf(2, other);
        await other.getByRole('heading', { name: 'My projects' }).waitFor();
        expect(await offerOn(other).count()).toBe(0);
      },
      LONG_MS,
    );
  },
);
