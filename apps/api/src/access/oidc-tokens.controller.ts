import { Controller, Inject, NotFoundException, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '#access';
import { matching } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';

const tokenId = matching(/^[\x21-\x7e]{1,200}$/, 'must be the id of a token (`jti`): 1 to 200 printable characters');

/** Access tokens of a provider of OpenID Connect. For administrators. */
@ApiTags('Signing in')
@Controller('revoked-tokens')
export class OidcTokensController {
  constructor(@Inject(Access) private readonly access: Access) {}

  @Put(':jti')
  @ApiOperation({ summary: 'Makes an access token of the provider count no more, by its id' })
  @ApiResponse({ status: 200, description: 'It counts no more within seconds', schema: { type: 'object' } })
  @ApiProblems(400, 404, 503)
  async revokeToken(@PathId('jti', tokenId) jti: string): Promise<object> {
    const isRevoked = await this.access.revokeTokenById(jti);
    if (!isRevoked) throw new NotFoundException('There are no tokens of a provider here.');
    return {};
  }
}
