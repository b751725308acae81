import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { type ConsoleUnderTest, go, open } from '../testing/console-under-test.js';
import { enter, press } from '../testing/keyboard.js';
import { fill, formOn, give, keep, send } from '../testing/forms.js';

const LONG_MS = 300_000;
const DELIVERED = 'TA-2025-000019';
const CRITERIA = ['Relevance', 'Coherence', 'Effectiveness', 'Efficiency', 'Impact', 'Sustainability'];
const EVALUATED = 'TA-2025-000011';

/** The books, what came of it, and who looks at it all. */
export const afterwardsJourney = (site: () => ConsoleUnderTest): void => {
  test(
    'a finance officer closes a month; what an office dates in it afterwards is held, and accepted with a reason',
    async () => {
      const today = new Date();
      const lastMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 15)).toISOString();
      const page = await site().as('finance');
      await open(page, '/finance/rates');
      const [file] = await Promise.all([page.waitForEvent('filechooser'), press(page.getByLabel('File with rates'))]);
      const rates = (text: string) => ({ name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await file.setFiles(rates('no rates at all'));
      await press(page.getByRole('button', { name: 'Load rates' }));
      await page.getByRole('alert').waitFor();
      await keep(page, 'finance-rates-refused');
      await page.locator('input[type=file]').setInputFiles(rates(RATES(lastMonth.slice(0, 10))));
      await press(page.getByRole('button', { name: 'Load rates' }));
      await page.getByRole('status').filter({ hasText: 'One rate was loaded' }).waitFor();
      await keep(page, 'finance-rates');

      await go(page, '/finance/periods');
      await press(page.getByRole('link', { name: 'Close a month' }));
      await fill(formOn(page, 'Close a month'), { Month: lastMonth.slice(0, 7) });
      await give(page, 'Close a month');
      await keep(page, 'finance-months');

      const office = await site().as('bogota');
      await open(office, '/field/expenditure');
      const form = office.locator('form');
      await fill(form, { Project: DELIVERED });
      await press(form.getByLabel('Budget line'), 'ArrowDown');
      await fill(form, { Amount: '150', Currency: 'usd', Day: lastMonth.slice(0, 10), 'What for': 'Printing' });
      await press(office.getByRole('button', { name: 'Save expenditure' }));
      await office.getByRole('heading', { name: /^Sent today/ }).waitFor();
      // Of two pages of which one is within the other, the one that is open is marked.
      expect(await office.locator('nav [aria-current=page]').allTextContents()).toEqual(['Waiting to send']);
      await keep(office, 'office-held');

      await go(page, '/finance');
      const held = page.getByRole('row', { name: new RegExp(DELIVERED) });
      await held.first().waitFor();
      await keep(page, 'finance-held');
      await press(held.first().getByRole('link', { name: /^Accept the held fact/ }));
      const accept = formOn(page, 'Accept the held fact');
      await send(accept);
      await accept.getByRole('link', { name: 'Enter reason' }).waitFor();
      await give(page, 'Accept the held fact', { Reason: 'The bill came late' });
      await page.getByText('The bill came late').first().waitFor();
    },
    LONG_MS,
  );

  test(
    'an evaluator submits what was commissioned, and the manager responds',
    async () => {
      const page = await site().as('evaluator');
      await open(page, '/evaluations');
      await press(page.getByRole('link', { name: 'Submit the evaluation' }));
      const form = formOn(page, 'Submit the evaluation');
      await send(form);
      await form.getByRole('alert').waitFor();
      await enter(form.getByLabel('Summary', { exact: true }), 'It measured what nobody had measured.');
      for (const criterion of CRITERIA) {
        const group = form.getByRole('group', { name: criterion, exact: true });
        await fill(group, { Rating: '5', Findings: `Of its ${criterion.toLowerCase()} there is no doubt.` });
      }
      await press(form.getByRole('button', { name: 'Add a recommendation' }));
      const recommended = form.getByRole('group', { name: 'Recommendations 1' }).getByRole('textbox');
      await enter(recommended.first(), 'Repeat it in 2028.');
      await keep(page, 'evaluator-form');
      await give(page, 'Submit the evaluation');
      await page.getByText('It measured what nobody had measured.').first().waitFor();

      const manager = await site().as('manager');
      await open(manager, `/requests/${EVALUATED}`);
      await press(manager.getByRole('link', { name: 'Respond to the evaluation' }));
      const respond = formOn(manager, 'Respond to the evaluation');
      await fill(respond, { Response: 'accepted', 'What will be done, or why not': 'It is in the plan for 2028.' });
      await send(respond);
      await respond.getByRole('link', { name: /must say by when/ }).waitFor();
      await give(manager, 'Respond to the evaluation', { 'Due on': '2028-06-30' });
      await go(manager, `/requests/${EVALUATED}/evaluation`);
      await manager.getByText('It is in the plan for 2028.').first().waitFor();
      await keep(manager, 'manager-responded');
    },
    LONG_MS,
  );

  test(
    'an auditor finds who confirmed funding, and opens what it was for',
    async () => {
      const page = await site().as('auditor');
      await open(page, '/audit');
      await fill(page.locator('main'), { What: 'confirmFunding', Outcome: 'done' });
      const row = page.getByRole('row', { name: /manager/ }).first();
      await row.getByText('Confirm the funding').waitFor();
      expect(new URL(page.url()).search).toContain('confirmFunding');
      await keep(page, 'auditor-log');
      await press(row.getByRole('link', { name: /TA-/ }));
      await page.getByText('Funding confirmed').first().waitFor();
    },
    LONG_MS,
  );

  test(
    'a donor opens a figure, sees how it was on a past day, and takes it along as a file',
    async () => {
      const page = await site().as('norway');
      await open(page, '/contributions');
      const spent = page.getByRole('button', { name: /^Spent: USD / }).first();
      const now = await spent.getAttribute('aria-label');
      await press(spent);
      await page
        .getByText(/adds up to/)
        .first()
        .waitFor();
      await keep(page, 'donor-explained');
      await fill(page.locator('main'), { 'As at': '2026-01-31' });
      await page
        .getByText(/AS AT|As at Jan/i)
        .first()
        .waitFor();
      await page
        .getByText(/adds up to/)
        .first()
        .waitFor();
      const then = await spent.getAttribute('aria-label');
      expect(then).not.toBe(now);
      await keep(page, 'donor-past');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        press(page.getByRole('button', { name: 'Download as CSV' }).first()),
      ]);
      const amount = /USD ([\d,]+\.\d\d)/.exec(then ?? '')?.[1]?.replaceAll(',', '') ?? 'none';
      const file = await readFile(await download.path(), 'utf8');
      expect(file).toContain(`,Spent,USD,${amount}`);
      expect(file).toContain(',People who took part: Women,,');
    },
    LONG_MS,
  );
};

const RATES = (day: string): string => `currency,effective_on,units_per_usd,source\nISK,${day},137.5,example\n`;
