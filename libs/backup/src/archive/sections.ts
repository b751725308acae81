import { END_OF_TABLE } from './format.js';

/** No row is this line: COPY writes a backslash as two. */
const END = Buffer.from(`\n${END_OF_TABLE}`);
const LINE_START = Buffer.from('\n');

/** Takes a stream of COPY's text apart where one table ends and the next begins. */
export class Sections {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The rows of the next table; must be read to its end before anything else. */
  async *rows(): AsyncGenerator<Buffer> {
    // As if a line had ended before the first row, so that a table without rows is no special case.
    let held: Buffer = Buffer.concat([LINE_START, this.#held]);
    let given = LINE_START.length;
    for (;;) {
      const end = held.indexOf(END);
      // What may be the beginning of the end is kept until more is there.
      const safe = end < 0 ? Math.max(given, held.length - END.length + 1) : Math.max(given, end + 1);
      if (safe > given) yield held.subarray(given, safe);
      if (end >= 0) {
        this.#held = held.subarray(end + END.length);
        return;
      }
      const { value, done } = await this.#chunks.next();
      if (done) throw new Error('the rows of a table have no end');
      // One byte stays before what was given, in case the line that ends there is the last.
      const kept = held.subarray(safe - 1);
      held = Buffer.concat([kept, value]);
      given = 1;
    }
  }

  /** All that is left. */
  async rest(): Promise<string> {
    const parts = [this.#held];
    for (let next = await this.#chunks.next(); !next.done; next = await this.#chunks.next()) parts.push(next.value);
    return Buffer.concat(parts).toString();
  }
}
