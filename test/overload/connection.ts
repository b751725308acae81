import { connect, type Socket } from 'node:net';

type Told = Readonly<{ status: number; retryAfter: string | undefined }>;

/** An HTTP connection that costs whoever drives it next to nothing: one request at a time, answers with Content-Length. */
export class Connection {
  readonly #socket: Socket;
  #text = '';
  #answered: ((told: Told) => void) | undefined;
  isBroken = false;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay();
    this.#socket.on('data', (data) => this.#take(data.toString('latin1')));
    this.#socket.on('error', () => undefined).on('close', () => this.#lose());
  }

  /** `status` 0: none came. */
  ask(request: string): Promise<Told> {
    if (this.isBroken) return Promise.resolve({ status: 0, retryAfter: undefined });
    this.#text = '';
    this.#socket.write(request);
    return new Promise((resolve) => (this.#answered = resolve));
  }

  stop(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#text += text;
    const end = this.#text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#text.slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (this.#text.length < end + 4 + length) return;
    this.#tell({ status: Number(head.slice(9, 12)), retryAfter: /\r\nretry-after: (\d+)/i.exec(head)?.[1] });
  }

  #lose(): void {
    this.isBroken = true;
    this.#tell({ status: 0, retryAfter: undefined });
  }

  #tell(told: Told): void {
    const answered = this.#answered;
    this.#answered = undefined;
    answered?.(told);
  }
}
