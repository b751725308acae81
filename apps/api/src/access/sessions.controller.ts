import { Controller, Delete, Get, Headers, Inject } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Access, type Principal } from '#access';
import { Clock } from '#configuration';
import { NotFound } from '#event-sourcing';
import { PathId, uuid } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { SessionListView, type SessionShown, sessionShown } from './access.views.js';
import { SignedIn } from './signed-in.js';

const isAdministrator = ({ grants }: Principal): boolean => grants.some(({ role }) => role === 'administrator');

@ApiTags('Signing in')
@Controller('sessions')
export class SessionsController {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where whoever asks is signed in, the latest first' })
  @ApiResponse({ status: 200, description: 'All of them', type: SessionListView })
  @ApiProblems(401, 503)
  async listSessions(
    @SignedIn() { name }: Principal,
    @Headers('cookie') cookie: string | undefined,
  ): Promise<Readonly<{ items: readonly SessionShown[] }>> {
    const current = await this.access.sessionIn(cookie);
    const sessions = await this.access.sessions.of(name, this.clock.now());
    return { items: sessions.map((one) => sessionShown(one, current?.id)) };
  }

  @Delete(':sessionId')
  @ApiOperation({ summary: 'Ends a session: one of whoever asks, or as an administrator anybody’s' })
  @ApiResponse({ status: 200, description: 'Ended', schema: { type: 'object' } })
  @ApiProblems(400, 401, 404, 503)
  async endSession(@SignedIn() principal: Principal, @PathId('sessionId', uuid) id: string): Promise<object> {
    const owner = await this.access.sessions.accountOf(id);
    if (owner === undefined || (owner !== principal.name && !isAdministrator(principal)))
      throw new NotFound('Session', id);
    await this.access.endSession(id);
    return {};
  }
}
