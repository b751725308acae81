import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { enter, press } from './keyboard.js';

/** What people see beside a field → what they enter there; of a list to choose from, the value or what it says. */
type Entered = Readonly<Record<string, string>>;

/** The form beside the page, by its title. */
export const formOn = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

export const fill = async (form: Locator, entered: Entered): Promise<void> => {
  for (const [label, value] of Object.entries(entered)) {
    await enter(form.getByLabel(new RegExp(`^${label}( \\*)?$`)).first(), value);
  }
};

export const send = (form: Locator): Promise<void> => press(form.getByRole('button', { name: 'Do it' }));

/** Fills in a form, sends it, and waits until it is done: then it is gone. Throws what it was refused with. */
export const give = async (page: Page, title: string, entered: Entered = {}): Promise<void> => {
  const form = formOn(page, title);
  await fill(form, entered);
  await send(form);
  const done = form.waitFor({ state: 'detached' });
  const alert = form.getByRole('alert');
  const refused = alert.waitFor().then(async () => {
    throw new Error(`${title}: ${await alert.innerText()}`);
  });
  refused.catch(() => undefined); // once it is done, nothing is refused any more
  await Promise.race([done, refused]);
};

/** Named for each run by test/run-folder.mjs. */
const directory = process.env['SCREENSHOTS'] ?? tmpdir();
let isTold = false;

/** Keeps how the page looks now. */
export const keep = async (page: Page, name: string): Promise<void> => {
  await mkdir(directory, { recursive: true });
  if (!isTold) process.stdout.write(`Screenshots are kept in ${directory}\n`);
  isTold = true;
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
};
