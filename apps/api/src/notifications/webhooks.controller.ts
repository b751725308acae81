import { Body, Controller, Get, Inject, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '#configuration';
import type { CommandContext } from '#event-sourcing';
import { EventStore, PersonalDataVault } from '#event-store';
import {
  ChangeWebhook,
  Deliveries,
  type DeliveryRow,
  ListWebhooks,
  newSecret,
  RegisterWebhook,
  ShowWebhook,
  webhookSecret,
  type WebhookRow,
} from '#notifications';
import type { Answer } from '../commands/answer.js';
import { CommandRoute } from '../commands/command.route.js';
import { Commands } from '../commands/commands.js';
import { Context } from '../commands/context.js';
import { PathId, uuid } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { numberIn, type Page, pageOf, ViewQuery } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { Views } from '../views/views.js';
import { DeliveriesQuery, DeliveryPage, WebhookListView, WebhookView } from './notifications.views.js';
import { RegisterWebhookBody, WebhookDetailsBody } from './webhooks.bodies.js';

@ApiTags('Webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Views) private readonly views: Views,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(PersonalDataVault) private readonly vault: PersonalDataVault,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ViewRoute({ summary: 'The webhooks, without their secrets', answers: WebhookListView })
  async listWebhooks(@Query() query: ViewQuery): Promise<{ items: readonly WebhookRow[] }> {
    return { items: await this.views.ask(new ListWebhooks(), query) };
  }

  @Get(':webhookId')
  @ViewRoute({ summary: 'One webhook', answers: WebhookView, problems: [400, 404, 503] })
  getWebhook(@PathId('webhookId') webhookId: string, @Query() query: ViewQuery): Promise<WebhookRow> {
    return this.views.ask(new ShowWebhook(webhookId), query);
  }

  @Post()
  @CommandRoute({
    summary: 'Has events sent to another system, as CloudEvents 1.0, signed as Standard Webhooks says',
    creates: true,
    answers: {
      secret: {
        type: 'string',
        nullable: true,
        description: 'What signs (whsec_…). Shown here only, and when the same command is sent again',
      },
    },
  })
  async registerWebhook(@Context() context: CommandContext, @Body() body: RegisterWebhookBody): Promise<Answer> {
    const { webhookId: id } = body;
    const outcome = await this.commands.execute(new RegisterWebhook({ ...body, secret: newSecret() }, context));
    // The one that was kept, also when the command had been carried out before; no receipt has it.
    const secret = (await webhookSecret(id, { store: this.store, vault: this.vault })) ?? null;
    return { id, ...outcome, answer: { ...outcome.answer, secret } };
  }

  @Post(':webhookId/details')
  @CommandRoute({ summary: 'Replaces where a webhook goes, what it is sent, by whose rights, and whether at all' })
  changeWebhook(
    @Context() context: CommandContext,
    @PathId('webhookId') webhookId: string,
    @Body() body: WebhookDetailsBody,
  ): Promise<Answer> {
    return this.commands.execute(new ChangeWebhook({ webhookId, ...body }, context));
  }

  @Get(':webhookId/deliveries')
  @ViewRoute({ summary: 'What was sent and what came of it, newest first', answers: DeliveryPage })
  listDeliveries(@PathId('webhookId') webhookId: string, @Query() query: DeliveriesQuery): Promise<Page<DeliveryRow>> {
    return pageOf(
      query,
      (row) => row.ordinal,
      (before, limit) =>
        this.deliveries.log(webhookId, { before: numberIn(before), limit, status: query.status ?? null }),
    );
  }

  @Put(':webhookId/deliveries/:deliveryId/resend')
  @ApiOperation({ summary: 'Has it sent once more, now, whatever came of it before' })
  @ApiResponse({ status: 200, description: 'It is due now', schema: { type: 'object' } })
  @ApiProblems(400, 404, 503)
  async resend(
    @PathId('webhookId') webhookId: string,
    @PathId('deliveryId', uuid) deliveryId: string,
  ): Promise<object> {
    await this.deliveries.resend(webhookId, deliveryId, this.clock.now());
    return {};
  }
}
