import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';

/** A page may draw something anew meanwhile. */
const PATIENCE = 5;

/** As who has no mouse: it has a place in the order of Tab, and the key does it. */
export const press = async (control: Locator, key = 'Enter'): Promise<void> => {
  await reach(control);
  await control.page().keyboard.press(key);
};

/** Enters a text where one is entered, or chooses from a list by its value or what it says. */
export const enter = async (control: Locator, value: string): Promise<void> => {
  await reach(control);
  const tag = await control.evaluate(({ tagName }) => tagName);
  const type = await control.getAttribute('type');
  if (tag === 'SELECT') await choose(control, value);
  // Browsers type days and months by their own keys, which differ.
  else if (type === 'date' || type === 'month') await control.fill(value);
  else {
    const { keyboard } = control.page();
    await keyboard.press('Control+A');
    // Nobody types a hundred letters in a moment: the last one tells how long one takes.
    await keyboard.insertText(value.slice(0, -1));
    await keyboard.type(value.slice(-1));
  }
};

/** What stands before it leads to it. */
const reach = async (control: Locator): Promise<void> => {
  const { keyboard } = control.page();
  for (let attempt = 1; attempt <= PATIENCE; attempt += 1) {
    await control.click({ trial: true }); // waits until it can be used
    await control.focus();
    await keyboard.press('Shift+Tab');
    await keyboard.press('Tab');
    if (await isFocused(control)) return;
  }
  throw new Error(`${String(control)} cannot be come to with Tab`);
};

const isFocused = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === element.ownerDocument.activeElement);

/** By the first letters of what it says, as far as keys give them: others would go to where text was entered last. */
const choose = async (list: Locator, value: string): Promise<void> => {
  const named = list.locator(`option[value="${value}"]`).or(list.getByRole('option', { name: value, exact: true }));
  const option = named.first();
  const [text = ''] = /^[\x20-\x7e]*/.exec((await option.textContent()) ?? '') ?? [];
  await list.page().keyboard.type(text.trimEnd());
  expect([text, await list.inputValue()]).toEqual([text, await option.getAttribute('value')]);
};
