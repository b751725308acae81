import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '#access';
import { accountName, PathId, uuid } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { MakeApiKeyBody } from './access.bodies.js';
import { ApiKeyListView, type ApiKeyShown, apiKeyShown, NewApiKeyView } from './access.views.js';

const Name = () => PathId('name', accountName);

@ApiTags('Accounts')
@Controller('accounts/:name/api-keys')
export class ApiKeysController {
  constructor(@Inject(Access) private readonly access: Access) {}

  @Get()
  @ApiOperation({ summary: 'The API keys of a service account, without the keys themselves' })
  @ApiResponse({ status: 200, description: 'All of them, the latest first', type: ApiKeyListView })
  @ApiProblems(400, 503)
  async listApiKeys(@Name() name: string): Promise<Readonly<{ items: readonly ApiKeyShown[] }>> {
    return { items: (await this.access.apiKeys.of(name)).map(apiKeyShown) };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Makes an API key for a service account' })
  @ApiResponse({ status: 201, description: 'Shown this once', type: NewApiKeyView })
  @ApiProblems(400, 404, 409, 422, 503)
  async makeApiKey(@Name() name: string, @Body() body: MakeApiKeyBody): Promise<ApiKeyShown> {
    const { key, row } = await this.access.makeApiKey(name, body);
    return { ...apiKeyShown(row), key };
  }

  @Delete(':keyId')
  @ApiOperation({ summary: 'Revokes an API key' })
  @ApiResponse({ status: 200, description: 'Revoked', schema: { type: 'object' } })
  @ApiProblems(400, 404, 503)
  async revokeApiKey(@Name() name: string, @PathId('keyId', uuid) id: string): Promise<object> {
    await this.access.revokeApiKey(name, id);
    return {};
  }
}
