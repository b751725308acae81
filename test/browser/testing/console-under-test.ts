import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Of the browser. */
export const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
/** Undefined: all that is needed is there. */
export const whatIsMissing = (): string | undefined => {
  if (executablePath === undefined) return 'no Chromium is installed (or named by CHROMIUM)';
  return existsSync('dist/console/index.html') ? undefined : 'the console is not built (npm run build)';
};

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--renderer-process-limit=1'] });

/** As the demo says. */
export const PASSWORD = 'water under the bridge';
const READY_MS = 240_000;
const PATIENCE_MS = 60_000;

/** What somebody did on a page, and how many milliseconds later the page had drawn what came of it. */
export type Interaction = Readonly<{ what: string; milliseconds: number }>;

/** As the browser measures it (Event Timing): in steps of 8 ms, from 16 ms on. */
const LISTEN = `new PerformanceObserver((list) => {
  for (const { interactionId, name, target, duration } of list.getEntries())
    if (interactionId > 0) tellInteraction({ what: [name, location.pathname, target?.tagName, target?.id].join(' '), milliseconds: duration });
}).observe({ type: 'event', durationThreshold: 16, buffered: true });`;

/** The demo, as `npm run demo` runs it, and a browser. */
export class ConsoleUnderTest {
  /** In all pages so far. */
  readonly interactions: Interaction[] = [];
  /** Of those who were signed in: most of the work of a first page is to read what the console is made of. */
  readonly #kept = new Map<string, BrowserContext>();

  private constructor(
    private readonly demo: ChildProcess,
    private readonly directory: string,
    private readonly browser: Browser,
    readonly url: string,
  ) {}

  static async start(): Promise<ConsoleUnderTest> {
    const directory = await mkdtemp(join(tmpdir(), 'techcoop-console-'));
    const demo = spawn(process.execPath, ['dist/apps/desk/src/demo/main.js', '--data', join(directory, 'data')], {
      env: { ...process.env, NODE_OPTIONS: '', HTTP_PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const [url, browser] = await Promise.all([addressOf(demo), launch()]);
      return new ConsoleUnderTest(demo, directory, browser, url);
    } catch (error) {
      demo.kill('SIGKILL');
      throw error;
    }
  }

  /** A browser of its own; nobody is signed in. */
  async browse(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      ...{ baseURL: this.url, locale: 'en', reducedMotion: 'reduce' },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    // It would read all files of the console each time; the specs of the field are about it.
    await context.addInitScript('delete Navigator.prototype.serviceWorker');
    await context.exposeFunction('tellInteraction', (one: Interaction) => void this.interactions.push(one));
    await context.addInitScript(LISTEN);
    return context.newPage();
  }

  /** Signed in: in the browser that the person had before, where that is free. With options: in one of its own. */
  async as(name: string, options?: BrowserContextOptions): Promise<Page> {
    const before = this.#kept.get(name);
    if (before && !options && before.pages().length === 0) return before.newPage();
    const page = await this.browse(options);
    await signIn(page.context(), this.url, name);
    if (!before && !options) this.#kept.set(name, page.context());
    return page;
  }

  /** Closes all pages, and the browsers of those who were not signed in before. */
  async leave(): Promise<void> {
    const kept = new Set(this.#kept.values());
    await Promise.all(
      this.browser
        .contexts()
        .map((context) =>
          kept.has(context) ? Promise.all(context.pages().map((page) => page.close())) : context.close(),
        ),
    );
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.demo.kill('SIGTERM');
    await once(this.demo, 'exit');
    await rm(this.directory, { recursive: true, force: true });
  }
}

export const signIn = async (context: BrowserContext, url: string, name: string): Promise<void> => {
  const data = { name, password: PASSWORD };
  const answer = await context.request.post(`${url}/api/v1/session`, { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${name} cannot sign in: ${await answer.text()}`);
};

const addressOf = async ({ stderr }: ChildProcess): Promise<string> => {
  let told = '';
  const timer = AbortSignal.timeout(READY_MS);
  for await (const text of stderr ?? []) {
    told += String(text);
    const url = /^ {2}(http:\/\/\S+)$/m.exec(told)?.[1];
    // It is told once it can be signed in to.
    if (url !== undefined) {
      stderr?.resume();
      return url;
    }
    if (timer.aborted) break;
  }
  throw new Error(`The demo does not serve: ${told}`);
};

/** Opens the console at that page, and waits until nothing is loading any more. */
export const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};

/** Goes on to a page of the console that is open, as its links do: much quicker than to open it. */
export const go = async (page: Page, path: string): Promise<void> => {
  // What the router offers to tools.
  await page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(path)} })`);
  await settled(page);
};

const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[role=status] .mantine-Loader-root').first().waitFor({ state: 'detached' });
};

/** What axe finds, in a few words each; by some of its rules only, where they are named. */
export const violationsOn = async (page: Page, rules?: readonly string[]): Promise<readonly string[]> => {
  // Its own package for playwright reads it anew, and opens a page more, each time: that takes longer than to look.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) };
  const found = await page.evaluate<Pick<axe.AxeResults, 'violations'>>(`axe.run(${JSON.stringify(options)})`);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' | ')}`);
};
