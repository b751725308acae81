import type { ServerResponse } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials, Principal } from '#access';
import { principalOf } from '../access/signed-in.js';
import type { StillSignedIn, Watch } from '../access/still-signed-in.js';

const MOST_STREAMS = 500;
const MOST_STREAMS_OF_ONE = 10;
const HEARTBEAT_MS = 15_000;
/** Who does not read what was sent is let go, and comes back with Last-Event-ID. */
const MOST_UNREAD_BYTES = 1024 * 1024;
const RETRY_MS = 2_000;

/** Server-sent events (HTML standard, 9.2) to one reader. */
export type EventStream = Readonly<{
  principal: Principal;
  credentials: Credentials;
  response: ServerResponse;
}>;

/** An event, of which any part may be left out; `data` is JSON. */
export type ServerSentEvent = Readonly<{ id?: string; event?: string; data?: unknown; comment?: string }>;

/** Streams that are open in this process, all of one kind. Each ends with the session, or the rights, it was opened with. */
export class EventStreams<Stream extends EventStream> {
  readonly #streams = new Set<Stream>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #watch: Watch;

  /** `onHeartbeat`: every 15 s, for each; it says that it is still there. */
  constructor(still: StillSignedIn, onHeartbeat: (stream: Stream) => void) {
    this.#watch = still.watch(this.#streams, { end: (stream) => this.#letGo(stream) });
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#streams) onHeartbeat(stream);
      void this.#watch.look();
    }, HEARTBEAT_MS).unref();
  }

  [Symbol.iterator](): IterableIterator<Stream> {
    return this.#streams.values();
  }

  get size(): number {
    return this.#streams.size;
  }

  has(stream: Stream): boolean {
    return this.#streams.has(stream);
  }

  /** Takes a place, which is free again when the reader hangs up. Error: HttpException (429), too many are open. */
  take(request: FastifyRequest, reply: FastifyReply, make: (stream: EventStream) => Stream): Stream {
    const principal = principalOf(request);
    const ofOne = [...this.#streams].filter((stream) => stream.principal.name === principal.name).length;
    if (this.#streams.size >= MOST_STREAMS || ofOne >= MOST_STREAMS_OF_ONE)
      throw new HttpException('Too many streams are open: close one, or ask from time to time.', 429);
    const { authorization, cookie } = request.headers;
    const stream = make({ principal, credentials: { authorization, cookie }, response: reply.raw });
    this.#streams.add(stream);
    const gone = (): void => this.leave(stream);
    stream.response.once('close', gone).on('error', gone);
    return stream;
  }

  leave(stream: Stream): void {
    this.#streams.delete(stream);
  }

  /** From now on it is written to. */
  begin({ response }: Stream, reply: FastifyReply): void {
    reply.hijack();
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' };
    response.writeHead(200, { ...plain(reply.getHeaders()), ...headers });
    // Whoever asks for headers alone is told them, and keeps no place.
    if (reply.request.method === 'HEAD') response.end();
    else response.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Nothing, until it has begun, or after its end. */
  write({ response }: Stream, { comment, id, event, data }: ServerSentEvent): void {
    if (!response.headersSent || response.writableEnded) return;
    const lines = [
      ...(comment === undefined ? [] : [`: ${comment}`]),
      ...(id === undefined ? [] : [`id: ${id}`]),
      ...(event === undefined ? [] : [`event: ${event}`]),
      ...(data === undefined ? [] : [`data: ${JSON.stringify(data)}`]),
    ];
    response.write(`${lines.join('\n')}\n\n`);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  }

  /** Before the server closes, which would wait for them. */
  close(): void {
    clearInterval(this.#heartbeat);
    this.#watch.stop();
    for (const { response } of this.#streams) response.end();
  }

  /** It was let in for what no longer holds. */
  #letGo(stream: Stream): void {
    if (!this.#streams.delete(stream)) return;
    if (stream.response.headersSent) stream.response.end();
    else stream.response.destroy();
  }
}

const plain = (headers: ReturnType<FastifyReply['getHeaders']>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
