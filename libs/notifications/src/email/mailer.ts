import { createTransport } from 'nodemailer';
import type { Attempted } from '../delivery/retrying.js';
import type { Composed } from './compose.js';

export type MailSettings = Readonly<{
  /** `smtp://user:password@host:587` or `smtps://…`. */
  smtpUrl: string;
  /** The address that e-mails come from. */
  from: string;
}>;

const TIMEOUT_MS = 20_000;
const REFUSED_FOR_GOOD = 500;

/** Sends e-mails to an SMTP server. */
export class Mailer {
  readonly #transport: ReturnType<typeof createTransport>;
  readonly #domain: string;

  constructor(private readonly settings: MailSettings) {
    this.#transport = createTransport({
      url: settings.smtpUrl,
      // Nothing in an e-mail of ours leads to a file or another server.
      ...{ disableFileAccess: true, disableUrlAccess: true },
      ...{
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
        dnsTimeout: TIMEOUT_MS,
      },
    });
    this.#domain = /@([^>\s]+)>?$/.exec(settings.from)?.[1] ?? 'localhost';
  }

  /** `id`: the same e-mail has the same one, by which a server can know it again. */
  async send(id: string, to: string, { subject, text, html }: Composed): Promise<Attempted> {
    try {
      await this.#transport.sendMail({
        ...{ from: this.settings.from, to: { name: '', address: to }, subject, text, html },
        messageId: `<${id}@${this.#domain}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { statusCode: 250, reason: null };
    } catch (error) {
      return failed(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** Without the words of the server: they often repeat the address. */
const failed = (error: unknown): Attempted => {
  const { responseCode, code } = Object(error) as Readonly<{ responseCode?: unknown; code?: unknown }>;
  if (typeof responseCode !== 'number')
    return { statusCode: null, reason: typeof code === 'string' ? `failed: ${code}` : 'failed' };
  const isFinal = responseCode >= REFUSED_FOR_GOOD && code !== 'EAUTH';
  const answered = { statusCode: responseCode, reason: `the mail server answered ${responseCode}` };
  return isFinal ? { ...answered, final: 'refused' } : answered;
};
