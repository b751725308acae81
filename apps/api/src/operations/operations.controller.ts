import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/public.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    @Inject(Metrics) private readonly metricsOf: Metrics,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  @Get('health/live')
  @Public()
  @ApiOperation({ summary: 'Whether the process answers' })
  @ApiResponse({
    status: 200,
    description: 'It does',
    schema: { type: 'object', properties: { status: { type: 'string', enum: ['up'] } } },
  })
  live(): object {
    return { status: 'up' };
  }

  @Get('health/ready')
  @Public()
  @ApiOperation({ summary: 'Whether it can do its work: database, event store, read models that are filled' })
  @ApiResponse({ status: 200, description: 'Ready', schema: { type: 'object' } })
  @ApiResponse({ status: 503, description: 'Not ready: which check failed', schema: { type: 'object' } })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const checks = await this.readiness.check();
    const isReady = Object.values(checks).every((check) => check === 'up');
    void reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'up' : 'down', checks };
  }

  @Get('metrics')
  @ApiOperation({ summary: 'Metrics for Prometheus' })
  @ApiResponse({
    status: 200,
    description: 'Prometheus text format',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metricsOf.registry.contentType);
    return this.metricsOf.registry.metrics();
  }
}
