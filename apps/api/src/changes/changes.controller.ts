import { Controller, Get, Headers, Inject, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPosition } from '#event-store';
import { InvalidRequest } from '../problems/invalid-request.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { ChangeStreams } from './change-streams.js';
import { ChangesView } from './changes.views.js';

@ApiTags('Changes')
@ApiExtraModels(ChangesView)
@Controller('changes')
export class ChangesController {
  constructor(@Inject(ChangeStreams) private readonly streams: ChangeStreams) {}

  @Get()
  @RouteConfig({ isEventStream: true })
  @ApiOperation({
    summary:
      'Which requests and contributions change, of those that whoever asks may see, as it happens (server-sent events)',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The position that was told last: what changed after it comes first. Left out: from now on',
    schema: { type: 'string' },
  })
  @ApiResponse({
    status: 200,
    description:
      'Events `changes`, whose data is Changes, and an event `reset` where too much was missed: everything may have changed. A comment every 15 seconds. It ends with the session, or when what one may do changes',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(ChangesView) } } },
  })
  @ApiProblems(400, 401, 403, 429, 503)
  async streamChanges(
    @Req() request: FastifyRequest,
    @Headers('last-event-id') lastId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (lastId !== undefined && !isPosition(lastId))
      throw new InvalidRequest(400, [{ field: 'Last-Event-ID', rule: 'must be a position that was told' }]);
    await this.streams.open(lastId, request, reply);
  }
}
