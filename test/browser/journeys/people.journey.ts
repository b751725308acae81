import { test } from '@jest/globals';
import { type ConsoleUnderTest, open, PASSWORD } from '../testing/console-under-test.js';
import { fill, formOn, give, keep, send } from '../testing/forms.js';

const LONG_MS = 300_000;

/** How somebody comes to work in it. */
export const peopleJourney = (site: () => ConsoleUnderTest): void => {
  test(
    'an administrator makes an account, whose person chooses a password of their own, and ends its session',
    async () => {
      const page = await site().as('administrator');
      await open(page, '/administration/do/openAccount');
      const form = formOn(page, 'Open an account');
      await send(form);
      await form.getByRole('link', { name: 'Enter name' }).waitFor();
      await form.getByRole('button', { name: 'Add a role' }).click();
      await fill(form, { Role: 'field-office', For: 'TASHKENT', Kind: 'person' });
      await give(page, 'Open an account', { Name: 'tashkent' });
      await page.getByRole('link', { name: 'tashkent' }).click();
      await page.getByRole('button', { name: 'Give a new password' }).click();
      const given = (await page.getByRole('status').locator('code').textContent()) ?? '';
      await keep(page, 'administrator-account');

      const theirs = await site().browse();
      await theirs.goto('/');
      await theirs.getByRole('textbox', { name: 'Name' }).fill('tashkent');
      const password = theirs.getByRole('textbox', { name: /^Password/ });
      await password.fill('as I remember it');
      await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
      await theirs.getByRole('alert').waitFor();
      await password.fill(given);
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('textbox', { name: 'New password' }).fill('short');
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('alert').waitFor();
      await keep(theirs, 'person-chooses');
      await theirs.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('heading', { name: 'My projects', level: 1 }).waitFor();

      await open(page, '/administration/accounts/tashkent');
      await page.getByRole('button', { name: /^End the session/ }).click();
      await page.getByText('It is signed in nowhere.').waitFor();
      await theirs.reload();
      await theirs.getByRole('heading', { name: 'Sign in' }).waitFor();
    },
    LONG_MS,
  );
};
