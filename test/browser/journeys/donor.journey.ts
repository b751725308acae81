import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ConsoleUnderTest, open } from '../testing/console-under-test.js';
import { press } from '../testing/keyboard.js';

const LONG_MS = 300_000;

/** What a donor reads, asks about, and takes along. */
export const donorJourney = (site: () => ConsoleUnderTest): void => {
  test(
    'a donor asks from which figures those follow that no event makes up',
    async () => {
      const page = await site().as('norway');
      await open(page, '/contributions');
      await press(page.getByLabel(/^Used: [\d.]+%/));
      const [spent, charged] = [await amountOf(page, 'Spent'), await amountOf(page, 'PSC charged')];
      await page.getByText(`USD ${spent} spent and USD ${charged} PSC charged, of USD`).waitFor();
      await press(page.getByLabel(/^Came in, less what went back: USD/));
      await page.getByText('What is named above it, added up.').waitFor();

      const manager = await site().as('manager');
      await open(manager, '/requests/TA-2024-000001/money');
      await press(manager.getByLabel(/^Left: /));
      const [budget, paid] = [await amountOf(manager, 'Budget'), await amountOf(manager, 'Spent')];
      await manager.getByText(`Budget USD ${budget}, less USD ${paid} spent.`).waitFor();
    },
    LONG_MS,
  );

  test(
    'a donor has the whole page on paper, and nothing on it that can only be pressed',
    async () => {
      const page = await site().as('norway');
      await open(page, '/contributions');
      await page.evaluate('window.print = () => dispatchEvent(new Event("beforeprint"))');
      await press(page.getByRole('button', { name: 'Print' }));
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('heading', { name: 'Theme' }).waitFor();
      const sections = await page.getByRole('heading', { level: 2 }).allTextContents();
      expect(sections.slice(1)).toEqual([
        ...['Over time', 'Theme', 'Country', 'Request', 'Results', 'People who took part', 'What was done'],
        ...['How evaluations rated it', 'Contributions'],
      ]);
      const controls = page.locator(':is(button, input, select, [role=tab]):not(.explained)');
      expect(await controls.filter({ visible: true }).count()).toBe(0);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('heading', { name: 'Theme' }).waitFor({ state: 'detached' });
    },
    LONG_MS,
  );

  test(
    'a donor takes along what there is where results cannot be read, and is told what is missing',
    async () => {
      const page = await site().as('norway');
      await page.route(/\/donors\/[^/]+\/results/, (route) =>
        route.fulfill({ status: 500, json: { code: 'InternalError' } }),
      );
      await open(page, '/contributions');
      const missing = 'The results could not be read. The file holds the money only.';
      await page.getByText(missing).waitFor();
      const spent = (await amountOf(page, 'Spent')).replaceAll(',', '');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        press(page.getByRole('button', { name: 'Download as CSV' }).first()),
      ]);
      const file = await readFile(await download.path(), 'utf8');
      expect(file).toContain(`,Spent,USD,${spent}`);
      expect(file).toContain(missing);
    },
    LONG_MS,
  );
};

/** In the first currency, as it is written. */
const amountOf = async (page: Page, figure: string): Promise<string> => {
  const button = page.getByRole('button', { name: new RegExp(`^${figure}: (USD )?[\\d,.]+`) }).first();
  return /([\d,]+\.\d\d)/.exec((await button.getAttribute('aria-label')) ?? '')?.[1] ?? 'none';
};
