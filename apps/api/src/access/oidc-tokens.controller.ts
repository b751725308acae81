import { Controller, Inject, NotFoundException, Optional, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OidcAuthenticator } from '#access';
import { matching } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';

const tokenId = matching(/^[\x21-\x7e]{1,200}$/, 'must be the id of a token (`jti`): 1 to 200 printable characters');

/** Access tokens of a provider of OpenID Connect. For administrators. */
@ApiTags('Signing in')
@Controller('revoked-tokens')
export class OidcTokensController {
  constructor(@Optional() @Inject(OidcAuthenticator) private readonly tokens: OidcAuthenticator | undefined) {}

  @Put(':jti')
  @ApiOperation({ summary: 'Makes an access token of the provider count no more, by its id' })
  @ApiResponse({ status: 200, description: 'It counts no more within seconds', schema: { type: 'object' } })
  @ApiProblems(400, 404, 503)
  async revokeToken(@PathId('jti', tokenId) jti: string): Promise<object> {
    if (!this.tokens) throw new NotFoundException('There are no tokens of a provider here.');
    await this.tokens.revokeById(jti);
    return {};
  }
}
