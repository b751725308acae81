import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ConsoleUnderTest, go, open, violationsOn } from '../testing/console-under-test.js';
import { formOn } from '../testing/forms.js';
import { enter, press } from '../testing/keyboard.js';

const LONG_MS = 300_000;

/** What holds of all pages, and of what is typed on them. */
export const use = (site: () => ConsoleUnderTest): void => {
  test(
    'is signed in to, gone through and told what to do by keyboard alone',
    async () => {
      const page = await site().browse();
      await page.goto('/');
      await page.getByLabel('Name').waitFor();
      await page.keyboard.type('manager');
      await page.keyboard.press('Tab');
      await page.keyboard.type('water under the bridge');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Pipeline', level: 1 }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('w');
      await page.getByRole('heading', { name: 'Waitlist', level: 1 }).waitFor();
      await focusOn(page, 'A unit that can work again');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'A unit that can work again', level: 1 }).waitFor();
    },
    LONG_MS,
  );

  test(
    'asks for what is missing in a form, refuses in words, and keeps what was typed',
    async () => {
      const page = await site().as('manager');
      await open(page, '/requests/TA-2026-000048/do/declineRequest');
      await press(page.getByRole('button', { name: 'Do it' }));
      await page.getByRole('alert').waitFor();
      const reason = page.getByRole('textbox', { name: /reason/i }).first();
      await enter(reason, 'Another body helps with this already');
      await go(page, '/requests/TA-2026-000048');
      await open(page, '/requests/TA-2026-000048/do/declineRequest');
      await page.getByText('What you typed before was kept.').waitFor();
      expect(await reason.inputValue()).toBe('Another body helps with this already');
      // Of another form nothing was typed.
      await go(page, '/requests/new');
      await page.getByRole('button', { name: 'Submit the request' }).waitFor();
      expect(await page.getByText('What you typed before was kept.').count()).toBe(0);
    },
    LONG_MS,
  );

  test(
    'asks to sign in again when the session has ended, and keeps the page and what was typed',
    async () => {
      const page = await site().as('manager');
      await open(page, '/requests/TA-2026-000051/do/requestInformation');
      const question = page.getByRole('textbox', { name: /question/i }).first();
      await enter(question, 'Typed before the session ended');
      await page.context().clearCookies();
      await press(page.getByRole('button', { name: 'Do it' }));
      await page.getByText('Your session has ended. What you entered is kept.').waitFor();
      await enter(page.getByLabel('Name'), 'manager');
      await enter(page.getByRole('textbox', { name: 'Password' }), 'water under the bridge');
      await press(page.getByRole('button', { name: 'Sign in', exact: true }));
      await page.getByText('What you typed before was kept.').waitFor();
      expect(await question.inputValue()).toBe('Typed before the session ended');
    },
    LONG_MS,
  );

  test(
    'adds up for a donor: what opens under a figure ends at the figure',
    async () => {
      const page = await site().as('norway');
      await open(page, '/contributions');
      const figures = page.getByRole('link', { name: /USD [\d,.]+/ });
      const figure =
        (await figures.count()) > 0 ? figures.first() : page.getByRole('button', { name: /USD [\d,.]+/ }).first();
      const amount = /USD [\d,]+\.\d\d/.exec((await figure.textContent()) ?? '')?.[0];
      expect(amount).toBeDefined();
      await press(figure);
      await page.getByText(`adds up to ${amount ?? ''}`, { exact: false }).waitFor();
    },
    LONG_MS,
  );

  test.each([
    ['/requests/TA-2024-000001/money', /^Handbook and posters, Spent: ([\d,.]*\d)/, 'Handbook and posters: Spent'],
    ['/requests/TA-2024-000001/money', /^VC-2024-000003, Spent: (EUR [\d,.]*\d)/, 'VC-2024-000003: Spent'],
    ['/requests/TA-2024-000001/delivery', /^Women: (\d+)/, 'Women'],
    ['/mandates/18a', /^Spent: (USD [\d,.]*\d)/, 'Paragraph 18a: Spent'],
    ['/mandates/18a', /^Funded: (\d+)/, 'Paragraph 18a: Funded'],
  ])(
    'adds up on %s, too: %s',
    async (path, figure, title) => {
      const page = await site().as('manager');
      await open(page, path);
      const button = page.getByRole('button', { name: figure });
      const [, amount = '?'] = figure.exec((await button.getAttribute('aria-label')) ?? '') ?? [];
      await press(button);
      await formOn(page, title)
        .getByText(new RegExp(`adds up to (USD )?${amount}$`))
        .waitFor();
      await press(page.getByRole('button', { name: 'Close' }));
      await button.waitFor();
    },
    LONG_MS,
  );

  test(
    'speaks Arabic from right to left, and fits a phone',
    async () => {
      const page = await site().as('manager', { locale: 'ar', viewport: { width: 390, height: 844 } });
      await open(page, '/');
      for (const path of ['/pipeline', '/requests/TA-2024-000001', '/waitlist']) {
        await go(page, path);
        expect(await page.evaluate('[document.documentElement.dir, document.documentElement.lang]')).toEqual([
          'rtl',
          'ar',
        ]);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect([path, overflow]).toEqual([path, 0]);
        expect([path, await violationsOn(page)]).toEqual([path, []]);
      }
    },
    LONG_MS,
  );

  test(
    'tries what if money arrives, and says who would be funded',
    async () => {
      const page = await site().as('manager');
      await open(page, '/what-if');
      const contribution = page.getByLabel('Contribution', { exact: true });
      await contribution.locator('option', { hasText: 'VC-2024-000002' }).waitFor({ state: 'attached' });
      await enter(contribution, 'VC-2024-000002');
      await enter(page.getByLabel('Amount (USD)'), '500,000');
      await page.getByText('One more request would be funded.').waitFor();
      expect(new URL(page.url()).searchParams.get('amount')).toBe('50000000');
    },
    LONG_MS,
  );

  test(
    'tells whoever was too late what others did meanwhile, and sends again what they typed',
    async () => {
      const [one, other] = [await site().as('manager'), await site().as('manager')];
      await open(one, '/requests/TA-2026-000048/do/requestInformation');
      await enter(one.getByRole('textbox', { name: /question/i }), 'How many officers are there?');
      await open(other, '/requests/TA-2026-000048/do/requestInformation');
      await enter(other.getByRole('textbox', { name: /question/i }), 'Which hours are covered?');
      await press(other.getByRole('button', { name: 'Do it' }));
      await other.getByText('Which hours are covered?').first().waitFor();
      await press(one.getByRole('button', { name: 'Do it' }));
      await one.getByText('Someone changed this since you read it. Your entries are kept.').waitFor();
      expect(await one.getByRole('textbox', { name: /question/i }).inputValue()).toBe('How many officers are there?');
      await press(one.getByRole('button', { name: 'Send again' }));
      await one.getByText('How many officers are there?').first().waitFor();
    },
    LONG_MS,
  );

  test(
    'says so where the browser keeps nothing, and sends what was typed all the same',
    async () => {
      const page = await site().as('manager');
      await page.addInitScript('Object.defineProperty(window, "indexedDB", { value: undefined })');
      await open(page, '/requests/TA-2026-000048/do/requestInformation');
      await enter(page.getByRole('textbox', { name: /question/i }), 'Who will maintain the equipment?');
      await page.getByText('Stay on this page until it is sent.').waitFor();
      await press(page.getByRole('button', { name: 'Do it' }));
      await page.getByText('Who will maintain the equipment?').first().waitFor();
    },
    LONG_MS,
  );

  test(
    'shows somebody else’s change without being asked',
    async () => {
      const [one, other] = [await site().as('manager'), await site().as('manager')];
      await open(one, '/requests/TA-2026-000051');
      await open(other, '/requests/TA-2026-000051/do/acknowledgeRequest');
      await press(other.getByRole('button', { name: 'Do it' }));
      await one.getByText('Request acknowledged').first().waitFor();
    },
    LONG_MS,
  );
};

/** By the keyboard only: from one link to the next until it is this one. */
const focusOn = async (page: Page, text: string): Promise<void> => {
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string>('document.activeElement?.textContent ?? ""')).includes(text)) return;
  }
  throw new Error(`${text} cannot be reached by the keyboard`);
};
