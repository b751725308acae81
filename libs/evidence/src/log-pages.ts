import type { EventStore, Position, StoredEvent } from '#event-store';

const PAGE = 1_000;

/**
 * Events as they are stored, page by page, from after a position up to another one (or as far as the log goes). The next
 * page is asked for while one is looked at.
 */
export async function* storedPages(
  store: Pick<EventStore, 'stored'>,
  { after, upTo }: Readonly<{ after?: Position | undefined; upTo?: Position }> = {},
): AsyncGenerator<readonly StoredEvent[]> {
  let coming = store.stored(after, PAGE);
  for (;;) {
    const page = await coming;
    const last = page.at(-1);
    if (!last) return;
    const isEnd = upTo !== undefined && last.position >= upTo;
    if (!isEnd) {
      coming = store.stored(last.position, PAGE);
      // Whoever stops in between does not wait for it.
      coming.catch(() => undefined);
    }
    yield isEnd ? page.filter(({ position }) => position <= upTo) : page;
    if (isEnd) return;
  }
}
