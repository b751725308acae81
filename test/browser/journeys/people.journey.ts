import { test } from '@jest/globals';
import { type ConsoleUnderTest, go, open, PASSWORD } from '../testing/console-under-test.js';
import { enter, press } from '../testing/keyboard.js';
import { fill, formOn, give, keep, send } from '../testing/forms.js';

const LONG_MS = 300_000;

/** How somebody comes to work in it. */
export const peopleJourney = (site: () => ConsoleUnderTest): void => {
  test(
    'an administrator makes an account, whose person chooses a password of their own, and ends its sessions',
    async () => {
      const page = await site().as('administrator');
      await open(page, '/administration/do/openAccount');
      const form = formOn(page, 'Open an account');
      await send(form);
      await form.getByRole('link', { name: 'Enter name' }).waitFor();
      await press(form.getByRole('button', { name: 'Add a role' }));
      await fill(form, { Role: 'field-office', For: 'TASHKENT', Kind: 'person' });
      await give(page, 'Open an account', { Name: 'tashkent' });
      await press(page.getByRole('link', { name: 'tashkent' }));
      await press(page.getByRole('button', { name: 'Give a new password' }));
      const given = (await page.getByRole('status').locator('code').textContent()) ?? '';
      await keep(page, 'administrator-account');

      const theirs = await site().browse();
      await theirs.goto('/');
      await enter(theirs.getByRole('textbox', { name: 'Name' }), 'tashkent');
      const password = theirs.getByRole('textbox', { name: /^Password/ });
      await enter(password, 'as I remember it');
      await press(theirs.getByRole('button', { name: 'Sign in', exact: true }));
      await theirs.getByRole('alert').waitFor();
      await enter(password, given);
      await theirs.keyboard.press('Enter');
      await enter(theirs.getByRole('textbox', { name: 'New password' }), 'short');
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('alert').waitFor();
      await keep(theirs, 'person-chooses');
      await enter(theirs.getByRole('textbox', { name: 'New password' }), PASSWORD);
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('heading', { name: 'My projects', level: 1 }).waitFor();

      await open(page, '/administration/accounts/tashkent');
      await press(page.getByRole('button', { name: /^End the session/ }));
      await page.getByText('It is signed in nowhere.').waitFor();
      await theirs.reload();
      await theirs.getByRole('heading', { name: 'Sign in' }).waitFor();

      await enter(theirs.getByRole('textbox', { name: 'Name' }), 'tashkent');
      await enter(password, PASSWORD);
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('heading', { name: 'My projects', level: 1 }).waitFor();
      await go(page, '/administration');
      await go(page, '/administration/accounts/tashkent');
      await page.getByRole('button', { name: /^End the session/ }).waitFor();
      await press(page.getByRole('button', { name: 'Give a new password' }));
      await page.getByText('It is signed in nowhere.').waitFor();
      await theirs.reload();
      await enter(theirs.getByRole('textbox', { name: 'Name' }), 'tashkent');
      await enter(password, (await page.getByRole('status').locator('code').textContent()) ?? '');
      await theirs.keyboard.press('Enter');
      await enter(theirs.getByRole('textbox', { name: 'New password' }), PASSWORD);
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('heading', { name: 'My projects', level: 1 }).waitFor();
    },
    LONG_MS,
  );
};
