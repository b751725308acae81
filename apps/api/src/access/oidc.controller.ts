import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Optional,
  Query,
  Req,
  Res,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OidcSignIn, ProviderSignInRefused, ProviderUnavailable } from '#access';
import { InvalidRequest } from '../problems/invalid-request.js';
import { Public } from './public.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { SignInQuery } from './oidc.bodies.js';

const ONWARD = { status: 303, description: 'The browser is sent on' } as const;

/** Sign-in with a browser at a provider of OpenID Connect. */
@ApiTags('Signing in')
@Controller('session/oidc')
export class OidcController {
  constructor(@Optional() @Inject(OidcSignIn) private readonly offered: OidcSignIn | undefined) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Sends a browser to the provider to sign in' })
  @ApiResponse(ONWARD)
  @ApiProblems(400, 404, 503)
  async signInAtProvider(
    @Query() { returnTo }: SignInQuery,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const signIn = this.#signIn();
    if (!signIn.mayReturnTo(returnTo))
      throw new InvalidRequest(400, [{ field: 'returnTo', rule: 'must be a path of this system' }]);
    const { location, cookies } = await signIn.begin(returnTo, headers.cookie).catch(asProblem);
    sendOn(reply, location, cookies);
  }

  @Get('callback')
  @Public()
  @ApiOperation({
    summary: 'Where the provider sends the browser back to; a session begins, and the one before in this browser ends',
  })
  @ApiResponse(ONWARD)
  @ApiResponse({ status: 401, description: 'Nobody is signed in: what came back proves nothing' })
  @ApiProblems(404, 503)
  async comeBackFromProvider(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { url, headers, address } = request;
    const signIn = this.#signIn();
    // It stays for another try where the provider did not answer.
    const query = url.replace(/^[^?]*/, '');
    const { location, cookies, name } = await signIn
      .complete({ query, cookie: headers.cookie, address })
      .catch((error: unknown) => {
        if (error instanceof ProviderSignInRefused) void reply.header('set-cookie', signIn.cleared);
        return asProblem(error);
      });
    request.auditedAs = name;
    sendOn(reply, location, cookies);
  }

  @Get('sign-out')
  @Public()
  @ApiOperation({ summary: 'Sends a browser, whose session here has ended, to the provider to sign out there, too' })
  @ApiResponse(ONWARD)
  @ApiProblems(404, 503)
  async signOutAtProvider(@Res() reply: FastifyReply): Promise<void> {
    sendOn(reply, await this.#signIn().signOutAt().catch(asProblem), []);
  }

  #signIn(): OidcSignIn {
    if (!this.offered) throw new NotFoundException('Nobody signs in at a provider here.');
    return this.offered;
  }
}

/** The way on holds state and code, and is kept nowhere. */
const sendOn = (reply: FastifyReply, location: string, cookies: readonly string[]): void => {
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(location, 303);
};

const asProblem = (error: unknown): never => {
  if (error instanceof ProviderSignInRefused)
    throw new UnauthorizedException('The sign-in did not succeed. Begin it again.');
  if (error instanceof ProviderUnavailable)
    throw new ServiceUnavailableException('The provider that people sign in at does not answer. Try again.');
  throw error;
};
