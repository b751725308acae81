import { test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ConsoleUnderTest, go, open } from '../testing/console-under-test.js';
import { enter, press } from '../testing/keyboard.js';
import { fill, formOn, give, keep, send } from '../testing/forms.js';

const LONG_MS = 300_000;
const TITLE = 'Young people who learn a trade';

/** From the letter of a State to what its money bought: who does what, one after the other. */
export const requestJourney = (site: () => ConsoleUnderTest): void => {
  let request: string;
  const at = (operation: string): string => `/requests/${request}/do/${operation}`;

  test(
    'a finance officer announces a contribution, signs its agreement, and sees what was received on its page',
    async () => {
      const page = await site().as('finance');
      await open(page, '/finance/do/pledgeContribution');
      const form = formOn(page, 'Announce a contribution');
      await send(form);
      await form.getByRole('link', { name: 'Choose level' }).waitFor();
      await form.getByText('2 – Softly earmarked: for a theme, a region or a programme').waitFor({ state: 'attached' });
      await fill(form, { Donor: 'NO', Title: 'Work for young people in Kyrgyzstan', Amount: '60,000', Level: '3' });
      await send(form);
      await form.getByRole('link', { name: 'Level: earmarked money names a country or a programme' }).waitFor();
      await press(form.getByRole('button', { name: 'Add a country' }));
      await enter(form.getByRole('combobox', { name: 'Countries' }), 'KG');
      await send(form);
      await page.getByRole('heading', { name: 'Work for young people in Kyrgyzstan', level: 1 }).waitFor();
      await press(page.getByRole('link', { name: 'Sign the agreement' }));
      await give(page, 'Sign the agreement', { Reference: 'NOR-2026-7', Amount: '60,000' });
      await press(page.getByRole('link', { name: 'Record money received' }));
      await give(page, 'Record money received', { 'Number of the receipt': 'R-1', 'Amount received': '60,000' });
      await page
        .getByRole('button', { name: 'Received: USD 60,000.00. Show the events that make it up' })
        .first()
        .waitFor();
      await page.getByText('3 – Earmarked: for a country or a programme').waitFor();
      await keep(page, 'finance-contribution');
    },
    LONG_MS,
  );

  test(
    'a State submits a request, answers what it is asked, and sees where it stands',
    async () => {
      const page = await site().as('kyrgyzstan');
      await open(page, '/requests/new');
      const form = page.locator('form');
      await press(form.getByRole('button', { name: 'Submit the request' }));
      await form.getByRole('link', { name: 'Enter title' }).waitFor();
      await form.getByRole('link', { name: 'Enter what is asked' }).waitFor();
      await enter(form.getByLabel('State', { exact: true }), 'KG');
      await fill(form, { Ministry: 'Ministry of Justice', Name: 'Aigul Asanova', Title: TITLE });
      await fill(form, {
        'What is asked': 'A course for trainers in three towns.',
        'Why it is asked': 'Gangs recruit where there is no work.',
      });
      await press(form.getByLabel('Crime prevention', { exact: true }), 'Space');
      await press(form.getByLabel('Capacity-building and training', { exact: true }), 'Space');
      await press(form.getByRole('button', { name: 'Submit the request' }));
      await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
      request = /TA-\d+-\d+/.exec(page.url())?.[0] ?? '';
      await keep(page, 'state-submitted');

      const manager = await site().as('manager');
      await open(manager, '/pipeline');
      await isOnBoard(manager, 'Intake', request);
      await go(manager, at('requestInformation'));
      await give(manager, 'Ask a question', { Question: 'Which towns?' });

      await go(page, '/requests');
      const asked = page.getByRole('group').or(page.locator('section')).filter({ hasText: TITLE }).first();
      await asked.waitFor();
      await keep(page, 'state-asked');
      await press(page.locator(`a[href="${at('provideInformation')}"]`));
      const answer = formOn(page, 'Answer the question');
      await send(answer);
      await answer.getByRole('link', { name: 'Enter answer' }).waitFor();
      await give(page, 'Answer the question', { Answer: 'Osh, Jalal-Abad and Naryn.' });
      await page.getByText('Osh, Jalal-Abad and Naryn.').first().waitFor();
    },
    LONG_MS,
  );

  test(
    'a manager acknowledges it, accepts it, finds the money, and assigns the office that suits it best',
    async () => {
      const page = await site().as('manager');
      await open(page, `/requests/${request}`);
      await press(page.getByRole('link', { name: 'Acknowledge the request' }));
      await give(page, 'Acknowledge the request');
      // Too early: it says why.
      await go(page, at('confirmFunding'));
      await send(formOn(page, 'Confirm the funding'));
      await page
        .getByRole('alert')
        .getByText(/nothing was changed/)
        .waitFor();
      await keep(page, 'manager-refused');

      await go(page, at('acceptRequest'));
      const accept = formOn(page, 'Accept the request');
      await send(accept);
      await accept.getByRole('link', { name: 'Enter amount' }).waitFor();
      await fill(accept, { Mandate: '77d', Programme: 'CP', Category: 'travel', Amount: '40,000' });
      await enter(accept.getByLabel('Description', { exact: true }), 'Trainers and rooms');
      await send(accept);
      await accept.waitFor({ state: 'detached' });
      // Money is looked for at once; the page is told.
      await press(page.getByRole('link', { name: 'Confirm the funding' }));
      await give(page, 'Confirm the funding');
      await press(page.getByRole('link', { name: 'Assign a field office' }));
      const assign = formOn(page, 'Assign a field office');
      // Best suited first, and why.
      await assign.getByRole('listitem').filter({ hasText: 'TASHKENT' }).first().waitFor();
      await keep(page, 'manager-ranking');
      await fill(assign, { 'Field office': 'TASHKENT' });
      await send(assign);
      await assign.getByRole('link', { name: /must say why, since this office is not the first/ }).waitFor();
      await give(page, 'Assign a field office', { Reason: 'It has worked with these ministries before' });
      await isOnBoard(page, 'Assignment', request);
      await keep(page, 'manager-board');
    },
    LONG_MS,
  );

  test(
    'its field office accepts it, and logs what it did and what that cost',
    async () => {
      const page = await site().as('tashkent', { viewport: { width: 390, height: 844 } });
      await open(page, '/field');
      await press(page.getByRole('button', { name: `Accept ${TITLE}` }));
      await page.getByRole('button', { name: `Accept ${TITLE}` }).waitFor({ state: 'detached' });
      await keep(page, 'office-projects');
      await go(page, '/field/activity');
      await press(page.getByRole('button', { name: 'Save activity' }));
      await page.getByText('Choose project').waitFor();
      await fill(page.locator('form'), {
        ...{ Project: request, 'What kind': 'seminar', 'What it was': 'First course for trainers', Place: 'Osh' },
        ...{ Women: '14', Men: '9' },
      });
      await press(page.getByRole('button', { name: 'Save activity' }));
      await page.getByRole('heading', { name: 'Sent today (1)' }).waitFor();
      await go(page, '/field/expenditure');
      await fill(page.locator('form'), { Project: request, 'Budget line': 'Trainers and rooms', Amount: '4,000' });
      await fill(page.locator('form'), { Currency: 'usd', 'What for': 'Rooms' });
      await press(page.getByRole('button', { name: 'Save expenditure' }));
      await page.getByRole('heading', { name: 'Sent today (2)' }).waitFor();
      await keep(page, 'office-sent');
      await go(page, `/requests/${request}/delivery`);
      await page.getByText('First course for trainers').first().waitFor();
    },
    LONG_MS,
  );
};

/** In the column of a phase, on the board. */
const isOnBoard = async (page: Page, phase: string, request: string): Promise<void> => {
  await go(page, '/pipeline');
  await page.getByRole('region', { name: phase, exact: true }).locator(`a[href="/requests/${request}"]`).waitFor();
};
