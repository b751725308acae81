import type { ServerResponse } from 'node:http';
import { HttpException, Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Inbox, News } from '#notifications';
import { Readable } from './readable.js';

const MOST_STREAMS = 500;
const MOST_STREAMS_OF_ONE = 10;
const HEARTBEAT_MS = 15_000;
const NOTICES_AT_ONCE = 100;
/** Who does not read what was sent is let go, and comes back with Last-Event-ID. */
const MOST_UNREAD_BYTES = 1024 * 1024;
const RETRY_MS = 2_000;

type Stream = {
  readonly actor: string;
  readonly response: ServerResponse;
  lastId: string;
  again: boolean;
  busy: boolean;
};

type Asked = Readonly<{ lastId: string | undefined; reply: FastifyReply }>;

/** Inboxes that are being looked at, in this process: each is sent what comes, whoever wrote it. */
@Injectable()
export class InboxStreams implements OnModuleInit, OnModuleDestroy {
  readonly #streams = new Set<Stream>();
  #heartbeat: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(News) private readonly news: News,
    @Inject(Readable) private readonly readable: Readable,
  ) {}

  onModuleInit(): void {
    this.#unsubscribe = this.news.subscribe((actors) => {
      for (const stream of this.#streams) if (!actors || actors.has(stream.actor)) this.#send(stream);
    });
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#streams) {
        stream.response.write(': still here\n\n');
        this.#send(stream); // none of the news may be relied upon
      }
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Before the server closes, which would wait for them. */
  onModuleDestroy(): void {
    clearInterval(this.#heartbeat);
    this.#unsubscribe();
    for (const { response } of this.#streams) response.end();
  }

  /** Throws HttpException (429) when too many are open. */
  async open(actor: string, { lastId, reply }: Asked): Promise<void> {
    const ofOne = [...this.#streams].filter((stream) => stream.actor === actor).length;
    if (this.#streams.size >= MOST_STREAMS || ofOne >= MOST_STREAMS_OF_ONE)
      throw new HttpException('Too many streams are open: close one, or ask for the inbox from time to time.', 429);
    const response = reply.raw;
    const stream: Stream = { actor, response, lastId: lastId ?? '', again: false, busy: false };
    this.#streams.add(stream);
    const gone = (): void => void this.#streams.delete(stream);
    response.once('close', gone).on('error', gone);
    try {
      stream.lastId ||= await this.inbox.newest(actor);
    } catch (error) {
      this.#streams.delete(stream);
      throw error;
    }
    if (!this.#streams.has(stream)) return; // hung up meanwhile
    reply.hijack();
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' };
    response.writeHead(200, { ...plain(reply.getHeaders()), ...headers });
    response.write(`retry: ${RETRY_MS}\n\n`);
    this.#send(stream);
  }

  #send(stream: Stream): void {
    stream.again = true;
    if (stream.busy || stream.lastId === '' || !stream.response.headersSent) return;
    stream.busy = true;
    this.#sendAll(stream)
      // Without a database there is nothing to tell now; the next heartbeat looks again.
      .catch(() => undefined)
      .finally(() => (stream.busy = false));
  }

  async #sendAll(stream: Stream): Promise<void> {
    const { actor, response } = stream;
    while (stream.again && this.#streams.has(stream)) {
      stream.again = false;
      const notices = await this.inbox.after(actor, stream.lastId, NOTICES_AT_ONCE);
      const language = notices.length === 0 ? 'en' : await this.readable.languageOf(actor);
      for (const notice of notices) {
        const data = JSON.stringify(this.readable.in(language, notice));
        response.write(`id: ${notice.id}\nevent: notice\ndata: ${data}\n\n`);
        stream.lastId = notice.id;
      }
      if (notices.length === NOTICES_AT_ONCE) stream.again = true;
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    }
  }
}

const plain = (headers: ReturnType<FastifyReply['getHeaders']>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
