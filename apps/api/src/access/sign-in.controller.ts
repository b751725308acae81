import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Access,
  cookieIn,
  DEVICE_SECONDS,
  deviceCookie,
  type Principal,
  SESSION_SECONDS,
  sessionCookie,
  setCookie,
  type SignedIn as Begun,
} from '#access';
import { ApiProblems } from '../problems/problem.schema.js';
import { ChangePasswordBody, SignInBody } from './access.bodies.js';
import { type Who, whoIs, WhoView } from './access.views.js';
import { Public } from './public.js';
import { SignedIn } from './signed-in.js';

@ApiTags('Signing in')
@Controller()
export class SignInController {
  constructor(@Inject(Access) private readonly access: Access) {}

  @Post('session')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in; the session is in a cookie, and the one that the cookie was of before ends' })
  @ApiResponse({ status: 200, description: 'Signed in', type: WhoView })
  @ApiProblems(400, 401, 403, 422, 429, 503)
  async signIn(
    @Body() { name, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Who> {
    const asked = { account: name, password, ...this.#from(request) };
    return this.#begun(request, reply, await this.#audited(request, name, this.access.signIns.signIn(asked)));
  }

  @Put('password')
  @Public()
  @ApiOperation({ summary: 'Changes a password by the one before, ends all sessions of the account, and signs in' })
  @ApiResponse({ status: 200, description: 'Changed, and signed in', type: WhoView })
  @ApiProblems(400, 401, 422, 429, 503)
  async changePassword(
    @Body() { name, password, newPassword }: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Who> {
    const asked = { account: name, password, newPassword, ...this.#from(request) };
    return this.#begun(request, reply, await this.#audited(request, name, this.access.signIns.changePassword(asked)));
  }

  @Get('session')
  @ApiOperation({ summary: 'Who is asking, and what they may be' })
  @ApiResponse({ status: 200, description: 'Whoever asks', type: WhoView })
  @ApiProblems(401, 503)
  getSession(@SignedIn() principal: Principal): Who {
    return whoIs(principal);
  }

  @Delete('session')
  @Public()
  @ApiOperation({ summary: 'Signs out; without a session, nothing happens' })
  @ApiResponse({ status: 200, description: 'Signed out', schema: { type: 'object' } })
  @ApiProblems(503)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { authorization, cookie } = request.headers;
    const session = await this.access.sessionIn(cookie);
    if (session) {
      request.auditedAs = session.account;
      await this.access.endSession(session.id);
    }
    if (authorization !== undefined) await this.access.revokeToken({ authorization, cookie });
    const { secure } = this.access;
    void reply.header('set-cookie', setCookie(sessionCookie(secure), '', { secure, maxAge: 0 }));
    return {};
  }

  /** Has the audit name the account that this is about, if it is one. */
  async #audited(request: FastifyRequest, name: string, asked: Promise<Begun>): Promise<Begun> {
    try {
      return await asked;
    } finally {
      const { phase } = await this.access.accounts.find(name);
      if (phase !== 'unknown') request.auditedAs = name;
    }
  }

  #from({ address, headers }: FastifyRequest): Readonly<{ address: string; device: string | undefined }> {
    return { address, device: cookieIn(headers.cookie, deviceCookie(this.access.secure)) };
  }

  /** What the browser had before is nobody's any more, and ends. */
  async #begun(
    { headers }: FastifyRequest,
    reply: FastifyReply,
    { token, device, session, grants, personId }: Begun,
  ): Promise<Who> {
    const { secure } = this.access;
    const before = await this.access.sessionIn(headers.cookie);
    if (before) await this.access.endSession(before.id);
    void reply.header('set-cookie', [
      setCookie(sessionCookie(secure), token, { secure, maxAge: SESSION_SECONDS }),
      setCookie(deviceCookie(secure), device, { secure, maxAge: DEVICE_SECONDS }),
    ]);
    return { name: session.account, personId, grants, isService: false };
  }
}
