const RECHECK_MS = 60 * 60_000;

let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((one) => one());

/** Keeps the console on this device, so that it opens without a network. */
export const keepOnDevice = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  const registration = await navigator.serviceWorker
    .register('/worker.js', { updateViaCache: 'none' })
    .catch(() => undefined); // the browser may not allow it
  if (!registration) return;
  const look = (): void => {
    const { waiting: next } = registration;
    // The first one begins at once; only another one waits for the person to take it.
    if (next && registration.active) waiting = next;
    tell();
  };
  const follow = (): void => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  follow();
  look();
  if (hadOne) navigator.serviceWorker.addEventListener('controllerchange', tell);
  setInterval(() => void registration.update().catch(() => undefined), RECHECK_MS);
};

export const newVersion = {
  isThere: (): boolean => waiting !== undefined,
  follow: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Loads it in this page; others are asked in turn. */
  take: (): void => {
    // In another tab it was taken already: it answers in this one, too.
    if (waiting?.state !== 'installed') return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is of one origin
    waiting.postMessage('take over');
  },
};
