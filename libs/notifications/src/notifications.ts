import type { Pool } from 'pg';
import type { PersonalFields } from '#event-sourcing';
import type { EventStore, PersonalDataVault } from '#event-store';
import type { ReadModels } from '#read-models';
import { makeTables } from '#postgres';
import { Courier } from './delivery/courier.js';
import { Deliveries } from './delivery/deliveries.js';
import { emailCarrier } from './email/email-carrier.js';
import { Mailer, type MailSettings } from './email/mailer.js';
import { Inbox } from './inbox/inbox.js';
import { News } from './news.js';
import { Notifier } from './notifier/notifier.js';
import { TABLES } from './tables.js';
import { Reach } from './webhook/reach.js';
import { webhookCarrier } from './webhook/webhook-carrier.js';

export type NotificationSettings = Readonly<{
  /** Undefined: no e-mail is sent. */
  mail: MailSettings | undefined;
  /** Hosts, addresses and networks that webhooks may reach although they are not public. */
  webhooksMayReach: readonly string[];
}>;

export type NotificationsOptions = Readonly<{
  pool: Pool;
  connectionString: string;
  store: EventStore;
  vault: PersonalDataVault;
  readModels: ReadModels;
  personalFields: PersonalFields;
  settings: NotificationSettings;
  /** Whether people sign in at a provider who have no account here. */
  strangers: boolean;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
  /** See CourierOptions. */
  leaseMs?: number | undefined;
}>;

/** What people and systems are told of what happens. */
export class Notifications {
  readonly inbox: Inbox;
  readonly deliveries: Deliveries;
  readonly reach: Reach;
  #ends: (() => Promise<void> | void)[] = [];

  private constructor(
    private readonly options: NotificationsOptions,
    readonly news: News,
  ) {
    this.inbox = new Inbox(options.pool);
    this.deliveries = new Deliveries(options.pool);
    this.reach = new Reach(options.settings.webhooksMayReach);
  }

  /** Creates its tables first, if they are not there. */
  static async open(options: NotificationsOptions): Promise<Notifications> {
    await makeTables(options.pool, TABLES);
    return new Notifications(options, await News.listen(options.connectionString));
  }

  /** Tells, and delivers, in this process, until closed. Several processes may do so on one database. */
  start(): void {
    const { store, vault, readModels, personalFields, settings, strangers, connectionString, clock, logger } =
      this.options;
    const { inbox, deliveries, news, reach } = this;
    const mailer = settings.mail && new Mailer(settings.mail);
    if (!mailer) logger.info('no e-mail is sent: SMTP_URL is not set');
    const parts = { store, vault, rows: readModels, clock };
    const carriers = {
      webhook: webhookCarrier({ ...parts, reach, personalFields }),
      ...(mailer && { 'e-mail': emailCarrier({ ...parts, inbox, mailer, strangers }) }),
    };
    const courier = new Courier({ deliveries, news, carriers, clock, logger, leaseMs: this.options.leaseMs });
    const email = mailer !== undefined;
    const notifier = new Notifier({ store, readModels, connectionString, email, strangers, clock, logger });
    courier.start();
    notifier.start();
    this.#ends = [() => mailer?.close(), () => courier.stop(), () => notifier.stop()];
  }

  async close(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
    await this.news.close();
  }
}
