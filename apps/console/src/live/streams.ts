/* oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel reaches its own origin only */
import type { Change } from './changes.js';

export type Told = Readonly<
  | { kind: 'live'; is: 'live' | 'lost'; at: string }
  | { kind: 'changes'; changes: readonly Change[] }
  | { kind: 'notice' }
  | { kind: 'everything' }
>;

const AGAIN_AFTER_MS = 15_000;

/** The browser opens it again when it breaks, after what was told last; where it was refused, we do, later. */
const follow = (path: string, on: Readonly<Record<string, (data: string) => void>>, open: (is: boolean) => void) => {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const begin = (): void => {
    source = new EventSource(path);
    source.addEventListener('open', () => open(true));
    source.addEventListener('error', () => {
      open(false);
      if (source.readyState === EventSource.CLOSED) again = setTimeout(begin, AGAIN_AFTER_MS);
    });
    for (const [name, handle] of Object.entries(on))
      source.addEventListener(name, ({ data }: MessageEvent<string>) => handle(data));
  };
  begin();
  return () => {
    clearTimeout(again);
    source.close();
  };
};

/** Opens what the api tells as it happens; returns what ends it. */
const openStreams = (withChanges: boolean, tell: (told: Told) => void): (() => void) => {
  const open = new Map<string, boolean>();
  let wasLost = false;
  const set = (path: string) => (is: boolean) => {
    open.set(path, is);
    const isLive = [...open.values()].every(Boolean);
    tell({ kind: 'live', is: isLive ? 'live' : 'lost', at: new Date().toISOString() });
    if (isLive && wasLost) tell({ kind: 'everything' });
    wasLost = !isLive;
  };
  const everything = (): void => tell({ kind: 'everything' });
  const changes = (data: string): void =>
    tell({ kind: 'changes', changes: (JSON.parse(data) as { changes: readonly Change[] }).changes });
  const inbox = '/api/v1/inbox/stream';
  const ends = [follow(inbox, { notice: () => tell({ kind: 'notice' }) }, set(inbox))];
  const ofChanges = '/api/v1/changes';
  if (withChanges) ends.push(follow(ofChanges, { changes, reset: everything }, set(ofChanges)));
  return () => {
    for (const end of ends) end();
  };
};

/**
 * One tab of all that are open follows, and tells the others: a browser opens six connections to a host and no more.
 * Where tabs cannot agree (no secure context), each follows for itself.
 */
export const followTogether = (withChanges: boolean, tell: (told: Told) => void): (() => void) => {
  if (!('locks' in navigator)) return openStreams(withChanges, tell);
  const channel = new BroadcastChannel('live');
  const ending = new AbortController();
  let last: Told | undefined;
  let leads = false;
  channel.addEventListener('message', ({ data }: MessageEvent<Told | 'hello'>) => {
    if (data !== 'hello') tell(data);
    else if (leads && last) channel.postMessage(last);
  });
  channel.postMessage('hello');
  const lead = async (): Promise<void> => {
    if (ending.signal.aborted) return;
    leads = true;
    const end = openStreams(withChanges, (told) => {
      if (ending.signal.aborted) return;
      if (told.kind === 'live') last = told;
      channel.postMessage(told);
      tell(told);
    });
    await new Promise<void>((resolve) => {
      ending.signal.addEventListener('abort', () => (end(), resolve()));
    });
  };
  void navigator.locks.request('live', { signal: ending.signal }, lead).catch(() => undefined);
  return () => {
    ending.abort();
    channel.close();
  };
};
