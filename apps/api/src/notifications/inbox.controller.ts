import { Controller, Get, Headers, Inject, Put, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import { Clock } from '#configuration';
import { Inbox, type InboxNotice } from '#notifications';
import { SignedIn } from '../access/signed-in.js';
import { PathId } from '../fields/path-id.js';
import { matching } from '../fields/kinds.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { NUMBER, numberIn, type Page, pageOf } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { InboxStreams } from './inbox-streams.js';
import { InboxQuery, InboxView, NoticeView } from './notifications.views.js';
import { type ReadableNotice, Readable } from './readable.js';

const noticeId = matching(NUMBER, 'must be the id of a notice');

const READ = { status: 200, description: 'Read', schema: { type: 'object' } } as const;

@ApiTags('Inbox')
@Controller('inbox')
export class InboxController {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Readable) private readonly readable: Readable,
    @Inject(InboxStreams) private readonly streams: InboxStreams,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ViewRoute({ summary: 'What whoever asks was told, newest first', answers: InboxView })
  async getInbox(
    @SignedIn() principal: Principal,
    @Query() query: InboxQuery,
  ): Promise<Page<ReadableNotice> & { unread: number }> {
    const { name: actor } = principal;
    const by = this.readable.by(principal);
    const language = await this.readable.languageOf(actor);
    const unreadOnly = query.unread === 'true';
    const page = await pageOf<InboxNotice>(
      query,
      ({ id }) => id,
      (before, limit) => this.inbox.page(actor, by, { before: numberIn(before), limit, unreadOnly }),
    );
    const items = page.items.map((notice) => this.readable.in(language, notice));
    return { ...page, items, unread: await this.inbox.unread(actor, by) };
  }

  @Put(':noticeId/read')
  @ApiOperation({ summary: 'Marks one notice as read' })
  @ApiResponse(READ)
  @ApiProblems(400, 404, 503)
  async readNotice(@SignedIn() { name: actor }: Principal, @PathId('noticeId', noticeId) id: string): Promise<object> {
    await this.inbox.markRead(actor, id, this.clock.now());
    return {};
  }

  @Put('read-up-to/:noticeId')
  @ApiOperation({ summary: 'Marks a notice and all before it as read; what came since stays unread' })
  @ApiResponse(READ)
  @ApiProblems(400, 503)
  async readAll(@SignedIn() { name: actor }: Principal, @PathId('noticeId', noticeId) id: string): Promise<object> {
    await this.inbox.markAllRead(actor, id, this.clock.now());
    return {};
  }

  @Get('stream')
  @RouteConfig({ isEventStream: true })
  @ApiOperation({ summary: 'What whoever asks is told, as it happens (server-sent events)' })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last notice that was seen: those after it come first. Left out: from now on',
    schema: { type: 'string', pattern: NUMBER.source },
  })
  @ApiResponse({
    status: 200,
    description: 'An event `notice` each, whose data is a Notice',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(NoticeView) } } },
  })
  @ApiProblems(400, 503)
  async streamInbox(
    @Req() request: FastifyRequest,
    @Headers('last-event-id') lastId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (lastId !== undefined && !NUMBER.test(lastId))
      throw new InvalidRequest(400, [{ field: 'Last-Event-ID', rule: 'must be the id of a notice' }]);
    await this.streams.open(lastId, request, reply);
  }
}
