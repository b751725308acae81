import { type EventStore, isPosition, type Position } from '#event-store';
import { Chain } from './chain.js';
import { type Finding, Findings } from './findings.js';

const PAGE = 1_000;

export type StreamVerification = Readonly<{
  whole: boolean;
  stream: string;
  events: number;
  disagreeing: number;
  findings: readonly Finding[];
}>;

/** The chain of one stream. That nothing was cut off at its end, only the seals of the whole log tell. */
export const verifyStream = async (
  store: Pick<EventStore, 'storedOf'>,
  stream: string,
): Promise<StreamVerification> => {
  const chain = new Chain();
  const findings = new Findings();
  let events = 0;
  let last: Position = '';
  for (let from = 0; ;) {
    const page = await store.storedOf(stream, from, PAGE);
    for (const event of page) {
      const { position, revision } = event;
      const isAstray = !isPosition(position) || position <= last;
      const what = chain.follow(event) ?? (isAstray ? 'does not stand after the revision before it' : undefined);
      if (what !== undefined) findings.add({ position, stream, revision, what });
      last = position;
    }
    events += page.length;
    const end = page.at(-1);
    if (!end)
      return { whole: findings.count === 0, stream, events, disagreeing: findings.count, findings: findings.first };
    from = end.revision + 1;
  }
};
