import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type OpenCommand, ShowOpenCommands } from '#assistance';
import { Clock } from '#configuration';
import { Clearance } from '../access/clearance.js';
import { officesOf } from '../access/scope.js';
import { principalOf } from '../access/signed-in.js';
import { Documentation } from '../documentation/documentation.controller.js';
import type { Place } from '../documentation/places.js';
import { type Problem, problemOf } from '../problems/problem.js';
import { ViewRoute } from '../views/view.route.js';
import { OpenCommandsView } from './open-commands.views.js';
import { RequestId } from './request-id.js';

type Told = Place & Readonly<{ refusal: Problem | null; held: Problem | null; changesNothing: boolean }>;

@ApiTags('Requests')
@Controller('requests/:requestId/commands')
export class OpenCommandsController {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(Clearance) private readonly clearance: Pick<Clearance, 'allowed'>,
    @Inject(Documentation) private readonly documentation: Documentation,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ViewRoute({
    summary: 'The commands that whoever asks may give about a request, each with the refusal that it would meet now',
    answers: OpenCommandsView,
    problems: [400, 404, 503],
  })
  async listOpenCommands(
    @Req() request: FastifyRequest,
    @RequestId() requestId: string,
  ): Promise<Readonly<{ next: string | null; items: readonly Told[] }>> {
    const principal = principalOf(request);
    const { correlationId } = request;
    const at = this.clock.now().toISOString();
    const offices = officesOf(request.scope);
    const context = {
      ...{ commandId: randomUUID(), requestHash: '', actor: principal.name, correlationId, at },
      ...(offices && { offices }),
    };
    const { commands, onward } = await this.bus.execute(new ShowOpenCommands(requestId, context));
    const operations = commands.map(({ type }) => operationOf(type));
    const allowed = await this.clearance.allowed(principal, operations, { requestId });
    const items = commands.flatMap(({ type, refusal, held, changesNothing }): readonly Told[] => {
      const place = this.documentation.places.get(operationOf(type));
      const separated = allowed.get(operationOf(type));
      if (!place || separated === undefined) return [];
      const path = place.path.replace('{requestId}', encodeURIComponent(requestId));
      return [{ ...place, path, refusal: told(separated ?? refusal), held: told(held), changesNothing }];
    });
    const isNext = ({ refusal, held, changesNothing }: Told): boolean => !refusal && !held && !changesNothing;
    const open = new Set(items.filter(isNext).map(({ operation }) => operation));
    return { next: onward.map(operationOf).find((operation) => open.has(operation)) ?? null, items };
  }
}

const told = (error: Error | null): Problem | null => (error ? problemOf(error) : null);

/** A command is named like the operation that gives it. */
const operationOf = (type: OpenCommand['type']): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
