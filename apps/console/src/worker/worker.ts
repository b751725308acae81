/**
 * The service worker: with it the console opens without a network. It keeps the files of one build, and nothing that the
 * api answers.
 */

// What we use of its global, whose types contradict those of a page.
type Lasting = Event & { waitUntil: (done: Promise<unknown>) => void };
type Asked = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Told = Event & { data: unknown };
type Handlers = { install: Lasting; activate: Lasting; fetch: Asked; message: Told };
type ServiceWorkerGlobal = {
  addEventListener: <Kind extends keyof Handlers>(kind: Kind, handle: (event: Handlers[Kind]) => void) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};
const worker = self as unknown as ServiceWorkerGlobal; // see above

/** The build sets it: another build is another worker. */
const VERSION = '%VERSION%';
const KEPT = `techcoop ${VERSION}`;
const PAGE = '/index.html';
const OF_THE_API = /^\/(api|health|metrics)(\/|$)/;

const keepFiles = async (): Promise<void> => {
  const files = (await (await fetch('/files.json', { cache: 'no-cache' })).json()) as readonly string[];
  const cache = await caches.open(KEPT);
  await cache.addAll([PAGE, ...files.map((file) => `/${file}`).filter((file) => file !== PAGE)]);
};

/** Those of the version before stay: pages that are still open may ask for them. */
const dropOldFiles = async (): Promise<void> => {
  const names = await caches.keys();
  const before = names.filter((name) => name !== KEPT).slice(0, -1);
  await Promise.all(before.map((name) => caches.delete(name)));
};

const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(KEPT);
  const asked = request.mode === 'navigate' ? PAGE : request;
  // Pages and scripts ask for the same file with other headers.
  const any = { ignoreVary: true };
  return (await cache.match(asked, any)) ?? (await caches.match(asked, any)) ?? fetch(request);
};

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldFiles().then(() => worker.clients.claim())));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || OF_THE_API.test(pathname)) return;
  event.respondWith(answer(event.request));
});
