import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Inbox, News } from '#notifications';
import { type EventStream, EventStreams } from '../event-streams/event-streams.js';
import { StillSignedIn } from '../access/still-signed-in.js';
import { Readable } from './readable.js';

const NOTICES_AT_ONCE = 100;

type Stream = EventStream & { lastId: string; again: boolean; busy: boolean };

/** Inboxes that are being looked at, in this process: each is sent what comes, whoever wrote it. */
@Injectable()
export class InboxStreams implements OnModuleInit, OnModuleDestroy {
  readonly #streams: EventStreams<Stream>;
  #unsubscribe: () => void = () => undefined;

  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(News) private readonly news: News,
    @Inject(Readable) private readonly readable: Readable,
    @Inject(StillSignedIn) still: StillSignedIn,
  ) {
    this.#streams = new EventStreams<Stream>(still, (stream) => {
      this.#streams.write(stream, { comment: 'still here' });
      this.#send(stream); // none of the news may be relied upon
    });
  }

  onModuleInit(): void {
    this.#unsubscribe = this.news.subscribe((actors) => {
      for (const stream of this.#streams) if (!actors || actors.has(stream.principal.name)) this.#send(stream);
    });
  }

  onModuleDestroy(): void {
    this.#unsubscribe();
    this.#streams.close();
  }

  /** After the notice `lastId`; undefined: from now on. Error: HttpException (429), too many are open. */
  async open(lastId: string | undefined, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const stream = this.#streams.take(request, reply, (taken) => ({
      ...{ ...taken, lastId: lastId ?? '', again: false, busy: false },
    }));
    try {
      stream.lastId ||= await this.inbox.newest(stream.principal.name);
    } catch (error) {
      this.#streams.leave(stream);
      throw error;
    }
    if (!this.#streams.has(stream)) return; // hung up meanwhile
    this.#streams.begin(stream, reply);
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
    const { principal } = stream;
    const actor = principal.name;
    while (stream.again && this.#streams.has(stream)) {
      stream.again = false;
      const notices = await this.inbox.after(actor, this.readable.by(principal), stream.lastId, NOTICES_AT_ONCE);
      const language = notices.length === 0 ? 'en' : await this.readable.languageOf(actor);
      for (const notice of notices) {
        this.#streams.write(stream, { id: notice.id, event: 'notice', data: this.readable.in(language, notice) });
        stream.lastId = notice.id;
      }
      if (notices.length === NOTICES_AT_ONCE) stream.again = true;
    }
  }
}
