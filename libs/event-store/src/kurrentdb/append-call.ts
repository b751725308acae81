import { randomUUID } from 'node:crypto';
import type { AppendStreamRequest, JSONEventData } from '@kurrent/kurrentdb-client';
import type { CheckedAppend } from '../contract/append-rules.js';
import { eventHash } from '../contract/event-hash.js';
import type { Head } from '../known-heads.js';
import { recordEvent } from './command-record.js';
import { fittingType, type Names } from './names.js';
import type { StoredMetadata } from './stored-event.js';

type CheckedStream = CheckedAppend['streams'][number];

/**
 * One atomic append: first the command's record, which must be the only one, then the streams at the heads that they
 * were found at. The record comes first so that the append's last event is one that subscribers see. The server knows
 * it again by its ids there, which are this call's alone.
 */
export class AppendCall {
  readonly requests: AppendStreamRequest[];
  /** The streams' heads when it succeeds. */
  readonly heads = new Map<string, Head>();
  #following: number;

  /** UUID of the record: the same only when the same bytes are sent again. */
  readonly attempt = randomUUID();

  /** `found`: heads of the streams that exist. */
  constructor(
    { commandId, requestHash, answer, streams }: CheckedAppend,
    found: ReadonlyMap<string, Head>,
    private readonly names: Names,
  ) {
    this.#following = streams.reduce((sum, { events }) => sum + events.length, 0);
    const appends = streams.map((stream) => this.#request(stream, found.get(stream.stream)));
    const [lastStream, lastHead] = [...this.heads].at(-1) ?? ['', { revision: -1 }];
    const record = recordEvent({
      attempt: this.attempt,
      requestHash: requestHash.toLowerCase(),
      answer: JSON.parse(answer),
      last: { stream: lastStream, revision: lastHead.revision },
    });
    this.requests = [
      { streamName: names.command(commandId), expectedState: 'no_stream', events: [record] },
      ...appends,
    ];
  }

  #request({ stream, events }: CheckedStream, head: Head | undefined): AppendStreamRequest {
    let revision = head?.revision ?? -1;
    let hash = head?.hash ?? null;
    const added: JSONEventData[] = [];
    for (const event of events) {
      const next = eventHash({ ...event, stream, revision: revision + 1 }, hash);
      this.heads.set(stream, { revision: revision + 1, hash: next });
      added.push(this.#event(stream, event, next));
      revision += 1;
      hash = next;
    }
    return {
      streamName: this.names.stream(stream),
      expectedState: head ? BigInt(head.revision) : 'no_stream',
      events: added,
    };
  }

  #event(
    stream: string,
    { id, type, version, data, metadata }: CheckedStream['events'][number],
    hash: string,
  ): JSONEventData {
    this.#following -= 1;
    const name = fittingType(type);
    const stored: StoredMetadata = {
      id,
      stream,
      version: String(version),
      metadata,
      hash,
      followedBy: String(this.#following),
      ...(name !== type && { type }),
    };
    return { id: randomUUID(), contentType: 'application/json', type: name, data: JSON.parse(data), metadata: stored };
  }
}
