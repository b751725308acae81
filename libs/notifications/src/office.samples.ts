import { createHash, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { changeAccount, ChangeGrants, type Grant, openAccount } from '#access';
import { request, type RequestEvent, requestFold, RequestInformation, requestStream, SubmitRequest } from '#assistance';
import { KENYA, submissionOf } from '#assistance/testing';
import { Clock } from '#configuration';
import { Command, type CommandContext } from '#event-sourcing';
import { singleStream } from '#event-store';
import { ErasePerson } from '#personal-data';
import { eventually, type TestPostgres, startTestPostgres } from '#postgres/testing';
import { openRuntime, type Runtime } from '#runtime';
import type { NotificationSettings } from './notifications.js';
import { grantOf } from './notices/parties.js';
import { RegisterRecipient } from './recipient/recipient.commands.js';
import { recipient } from './recipient/recipient.decider.js';
import type { RecipientDetails } from './recipient/recipient.events.js';
import { newSecret } from './webhook/signature.js';
import { ChangeWebhook, RegisterWebhook } from './webhook/webhook.commands.js';
import { webhook } from './webhook/webhook.decider.js';
import type { WebhookDetails } from './webhook/webhook.events.js';

export class TestClock extends Clock {
  current = new Date();

  override now(): Date {
    return this.current;
  }

  forwards(hours: number): void {
    this.current = new Date(this.current.getTime() + hours * 60 * 60 * 1000);
  }
}

const EVERYTHING = { requests: null, contributions: null };

const MANAGER: Omit<RecipientDetails, 'personId'> = {
  roles: [{ role: 'programme-manager', programme: null }],
  ...{ language: 'en', email: null, emailChoice: 'none' },
};

class Happened extends Command<'Happened', readonly RequestEvent[]> {
  readonly type = 'Happened';
}

/** A Centre whose people are told what happens, on a database of its own. Whatever is opened here ends with `close`. */
export class Office {
  readonly clock = new TestClock();
  readonly log: string[] = [];
  readonly #ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly databaseUrl: string,
    private readonly postgres: TestPostgres | undefined,
  ) {}

  static async open(postgres?: TestPostgres): Promise<Office> {
    if (postgres) return new Office(await postgres.createDatabase(), undefined);
    const own = await startTestPostgres();
    return new Office(await own.createDatabase(), own);
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
    await this.postgres?.stop();
  }

  /** One process of it. */
  async process(settings: Partial<NotificationSettings> = {}): Promise<Runtime> {
    const logger = pino({ level: 'info' }, { write: (line: string) => void this.log.push(line) });
    const { databaseUrl, clock } = this;
    const notifications = { mail: undefined, webhooksMayReach: [], ...settings };
    const runtime = await openRuntime({ databaseUrl, notifications, clock, logger });
    this.#ends.push(runtime.close);
    return runtime;
  }

  context(actor = 'administrator'): CommandContext {
    return {
      ...{ commandId: randomUUID(), actor, correlationId: 'c', at: this.clock.now().toISOString() },
      requestHash: createHash('sha256').update(randomUUID()).digest('hex'),
    };
  }

  /** Somebody with an account that may be what the address book says, or what is given. */
  async register(
    runtime: Runtime,
    actor: string,
    { grants, ...details }: Partial<RecipientDetails> & { grants?: readonly Grant[] } = {},
  ): Promise<void> {
    const { runner } = runtime;
    const data = { actor, personId: `person-${actor}`, ...MANAGER, ...details };
    const account = { name: actor, kind: 'person', personId: data.personId } as const;
    await openAccount(runtime, { ...account, grants: grants ?? data.roles.map(grantOf) }, 'administrator');
    await runner.run(new RegisterRecipient(data, this.context()), singleStream(recipient));
  }

  async changeGrants({ runner }: Runtime, name: string, grants: readonly Grant[]): Promise<void> {
    await runner.run(new ChangeGrants({ name, grants, reason: 'Moved' }, this.context()), changeAccount);
  }

  /** A service, by whose rights webhooks are told. */
  async openService(runtime: Runtime, name: string, grants: readonly Grant[]): Promise<void> {
    await openAccount(runtime, { name, kind: 'service', grants }, 'administrator');
  }

  async registerWebhook({ runner }: Runtime, details: Partial<WebhookDetails> & { webhookId: string; url: string }) {
    const secret = newSecret();
    const data = { eventTypes: null, account: null, active: true, secret, ...details };
    await runner.run(new RegisterWebhook(data, this.context()), singleStream(webhook));
    return secret;
  }

  async change({ runner }: Runtime, details: Omit<WebhookDetails, 'account'> & { webhookId: string }): Promise<void> {
    await runner.run(new ChangeWebhook({ account: null, ...details }, this.context()), singleStream(webhook));
  }

  /** Resolves with the request's id. */
  async submit({ ids, runner }: Runtime, actor = 'focal-point'): Promise<string> {
    const context = this.context(actor);
    const requestId = await ids.idFor('request', context);
    const about = { requestId, beneficiaries: KENYA, themes: ['corruption'] };
    const submission = submissionOf(about, context.at.slice(0, 10));
    await runner.run(new SubmitRequest(submission, context), singleStream(request));
    return requestId;
  }

  async ask({ runner }: Runtime, requestId: string, question: string): Promise<void> {
    const asked = { requestId, question, askedOn: this.clock.now().toISOString().slice(0, 10) };
    await runner.run(new RequestInformation(asked, this.context('manager')), singleStream(request));
  }

  /** What happened to a request, whatever its rules say. */
  async happened({ runner }: Runtime, requestId: string, events: readonly RequestEvent[]): Promise<void> {
    const stream = requestStream(requestId);
    await runner.run(new Happened(events, this.context()), async (_, load) => {
      await load.state(requestFold, stream);
      return { appends: [{ stream, events }] };
    });
  }

  async erase({ erasures }: Runtime, personId: string): Promise<void> {
    const asked = { personId, reason: 'Asked', askedAt: this.clock.now().toISOString() };
    await erasures.erase(new ErasePerson(asked, this.context()));
  }

  /** Resolves when everything that was recorded has been told. */
  async told({ store, pool }: Runtime): Promise<void> {
    const latest = (await store.latest()) ?? '';
    await eventually(async () => {
      const { rows } = await pool.query<{ position: string }>('select position from notification.checkpoint');
      return (rows[0]?.position ?? '') >= latest;
    });
  }

  /** What somebody was told, newest first. */
  async toldTo({ notifications }: Runtime, actor: string): Promise<readonly string[]> {
    const notices = await notifications.inbox.page(actor, EVERYTHING, { before: null, limit: 1_000 });
    return notices.map(({ message, parameters }) => `${message} ${parameters.request}`);
  }
}
