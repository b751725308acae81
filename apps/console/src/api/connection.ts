/** Whether the api answers: told by whatever asks it. */
let lostAt: string | undefined = navigator.onLine ? undefined : new Date().toISOString();
const listeners = new Set<() => void>();

const set = (value: string | undefined): void => {
  if (value === lostAt) return;
  lostAt = value;
  for (const one of listeners) one();
};

export const connection = {
  /** Moment since when there is none; undefined: there is one. */
  lostAt: (): string | undefined => lostAt,
  isThere: (): void => set(undefined),
  isLost: (): void => set(lostAt ?? new Date().toISOString()),
  follow: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

addEventListener('offline', connection.isLost);
