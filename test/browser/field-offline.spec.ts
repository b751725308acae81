import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { PNG } from '#files/testing';
import { eventually } from '#postgres/testing';
import { executablePath, whatIsMissing } from './testing/console-under-test.js';
import { FieldWorld, PASSWORD } from './testing/field-world.js';
import { enter, press } from './testing/keyboard.js';

const PATIENCE_MS = 60_000;
const PHONE = { width: 390, height: 844 };

/** The budget lines of a project are on the phone. */
const HAS_PROJECT = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('techcoop-kept');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('answer').objectStore('answer').getAllKeys();
    asking.onsuccess = () => {
      opening.result.close();
      resolve(asking.result.some((key) => key.startsWith('project ')));
    };
  };
})`;

/** A phone whose browser may be closed and opened again. */
class Phone {
  private constructor(
    private readonly profile: string,
    private readonly url: string,
    private context: BrowserContext,
    public page: Page,
  ) {}

  static async open(url: string): Promise<Phone> {
    const profile = await mkdtemp(join(tmpdir(), 'techcoop-phone-'));
    return new Phone(profile, url, ...(await browserOn(profile)));
  }

  async restart(): Promise<void> {
    await this.context.close();
    [this.context, this.page] = await browserOn(this.profile);
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  network(isThere: boolean): Promise<void> {
    return this.context.setOffline(!isThere);
  }

  forgetSession(): Promise<void> {
    return this.context.clearCookies();
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  async signIn(): Promise<void> {
    await enter(this.page.getByLabel('Name'), 'bogota');
    await enter(this.page.getByRole('textbox', { name: 'Password' }), PASSWORD);
    await press(this.page.getByRole('button', { name: 'Sign in' }));
  }

  /** Another tab beside it. */
  async openTab(path: string): Promise<Page> {
    const tab = await this.context.newPage();
    await tab.goto(`${this.url}${path}`);
    return tab;
  }

  /** Signed in, with everything on the phone that it needs without a network. */
  async ready(): Promise<void> {
    await this.go('/field');
    await this.signIn();
    await this.page.getByRole('heading', { name: 'My projects' }).waitFor();
    await this.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await this.page.waitForFunction('navigator.serviceWorker.controller !== null');
    // waitForFunction takes the promise itself for yes.
    await eventually(() => this.page.evaluate<boolean>(HAS_PROJECT), PATIENCE_MS);
  }

  list(name: string) {
    return this.page.getByRole('region', { name });
  }
}

const browserOn = async (profile: string): Promise<[BrowserContext, Page]> => {
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath: executablePath ?? '', args: ['--no-sandbox'], viewport: PHONE, locale: 'en' },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return [context, context.pages()[0] ?? (await context.newPage())];
};

const missing = whatIsMissing();

(missing === undefined ? describe : describe.skip)(
  `A field office on a phone${missing ? ` – skipped: ${missing}` : ''}`,
  () => {
    let world: FieldWorld;
    let requestId: string;
    let phone: Phone;
    beforeAll(async () => {
      world = await FieldWorld.start();
      requestId = await world.project();
    }, 3 * PATIENCE_MS);
    afterAll(() => world?.stop());
    beforeEach(async () => {
      phone = await Phone.open(world.url);
      await phone.ready();
    }, 2 * PATIENCE_MS);
    afterEach(() => phone?.close());

    const project = () => world.as('bogota', `/requests/${requestId}/project`);
    const titles = async () =>
      (await project()).activities.map(({ title }: Readonly<{ title: string }>) => title) as readonly string[];
    /** Types an activity, and leaves it to be saved. */
    const type = async (title: string): Promise<void> => {
      await phone.go('/field/activity');
      await enter(phone.page.getByLabel('Project'), requestId);
      await enter(phone.page.getByLabel('What kind'), 'seminar');
      await enter(phone.page.getByLabel('What it was'), title);
      await enter(phone.page.getByLabel('Place'), title);
      await enter(phone.page.getByLabel('Women', { exact: true }), '24');
      await enter(phone.page.getByLabel('Men', { exact: true }), '18');
    };
    const save = () => press(phone.page.getByRole('button', { name: /^Save/ }));

    test(
      'logs without a network, through restarts of the browser, and sends once when it is back',
      async () => {
        await phone.network(false);
        await type('Course for clerks');
        const photo = { name: 'room.png', mimeType: 'image/png', buffer: PNG };
        await phone.page.getByLabel('Photos and documents').setInputFiles([photo]);
        await phone.page.getByText('room.png').waitFor();
        await phone.restart();
        await phone.network(false);
        await phone.go('/field/activity');
        await phone.page.getByText('No connection since').waitFor();
        expect(await phone.page.getByLabel('What it was').inputValue()).toBe('Course for clerks');
        await save();
        await phone.list('Waiting').getByText('Saved on this device').waitFor();
        await phone.go('/field/expenditure');
        await enter(phone.page.getByLabel('Budget line'), 'training');
        await enter(phone.page.getByLabel('Amount'), '125.50');
        await enter(phone.page.getByLabel('Currency'), 'usd');
        await enter(phone.page.getByLabel('What for'), 'Hall');
        await save();
        await phone.page.getByText('2 to send').waitFor();

        await phone.restart();
        await phone.network(false);
        await phone.go('/field/waiting');
        await phone.page.getByText('2 to send').waitFor();
        await phone.network(true);
        await phone.page.getByRole('heading', { name: 'Sent today (2)' }).waitFor();

        const { activities, expenditures } = await project();
        expect(activities).toMatchObject([{ title: 'Course for clerks', participants: { female: 24, male: 18 } }]);
        expect(expenditures).toMatchObject([{ lineId: 'training', amount: 12_550, currency: 'USD' }]);
        const { items } = await world.as('bogota', `/requests/${requestId}/evidence`);
        expect(items).toMatchObject([{ fileName: 'room.png', file: { size: PNG.length } }]);
      },
      4 * PATIENCE_MS,
    );

    test(
      'warns who signs out before all is sent, and sends it once from two tabs',
      async () => {
        await phone.network(false);
        await type('In two tabs');
        await save();
        const other = await phone.openTab('/field/waiting');
        await other.getByText('1 to send').waitFor();
        await press(phone.page.locator('summary'));
        await press(phone.page.getByRole('button', { name: 'Sign out' }));
        await phone.page.getByRole('alert').filter({ hasText: '1 entry waits on this device' }).waitFor();
        await phone.network(true);
        await other.getByRole('heading', { name: 'Sent today (1)' }).waitFor();
        await phone.go('/field/waiting');
        await phone.page.getByRole('heading', { name: 'Sent today (1)' }).waitFor();
        expect((await titles()).filter((title) => title === 'In two tabs')).toHaveLength(1);
      },
      3 * PATIENCE_MS,
    );

    test(
      'shows both versions of what others have recorded, and keeps the one that is not chosen',
      async () => {
        const day = new Date().toISOString().slice(0, 10);
        const told = { kind: 'seminar', title: 'Seminar', place: 'Seminar', from: day, to: day };
        const participants = { female: 22, male: 20, notStated: 0 };
        await world.as('bogota', `/requests/${requestId}/activities`, { activityId: 'theirs', ...told, participants });
        await type('Seminar');
        await save();
        await phone.list('Needs you').getByText('This may be recorded already').first().waitFor();
        const cells = await phone.page
          .getByRole('row', { name: /^Women/ })
          .getByRole('cell')
          .allTextContents();
        expect(cells).toEqual(['24', '22']);
        await press(phone.page.getByLabel('Mine corrects it'), 'Space');
        await press(phone.page.getByRole('button', { name: 'Decide' }));
        await phone.list('Sent today').getByText('Seminar').first().waitFor();
        const { activities } = await project();
        const { participants: now, corrections } = activities.find(
          ({ activityId }: Readonly<{ activityId: string }>) => activityId === 'theirs',
        );
        expect(now).toMatchObject({ female: 24, male: 18 });
        expect(corrections).toMatchObject([{ before: { participants } }]);
      },
      3 * PATIENCE_MS,
    );

    test(
      'keeps what was saved after the session has ended, and asks before it sends it',
      async () => {
        await type('After the end');
        await phone.forgetSession();
        await save();
        await phone.page.getByRole('heading', { name: 'Sign in' }).waitFor();
        await phone.signIn();
        await phone.page.getByText('Send 1 entry?').waitFor();
        expect(await titles()).not.toContain('After the end');
        await press(phone.page.getByRole('button', { name: 'Send', exact: true }));
        await phone.list('Sent today').getByText('After the end').first().waitFor();
        expect(await titles()).toContain('After the end');
      },
      3 * PATIENCE_MS,
    );
  },
);
