/** What a name in KurrentDB may begin with, so that several logs can share a server. */
const prefixShape = /^[a-z0-9_]{1,50}$/;

/**
 * How things are called in KurrentDB. Its stream names tell case apart and ours do not, so ours are written there in
 * lower case, and beyond ASCII percent-encoded: what the server takes for the same name, then, is the same name.
 */
export class Names {
  /** All streams of events begin with it, and no others. */
  readonly eventStreams: string;
  /** The stream whose first event says which log this is. */
  readonly store: string;
  /** What the names of all streams begin with, those of commands and the log's own among them. */
  readonly everything: readonly string[];

  constructor(private readonly prefix: string) {
    if (!prefixShape.test(prefix)) {
      throw new RangeError('the prefix of stream names must be 1 to 50 lower-case letters, digits or underscores');
    }
    this.eventStreams = `${prefix}:`;
    this.store = `${prefix}.store`;
    this.everything = [this.eventStreams, `${prefix}.`];
  }

  /** Of any text; what is no well-formed Unicode is no stream's name. */
  stream(name: string): string {
    return this.eventStreams + encodeURIComponent(name.toLowerCase().toWellFormed());
  }

  /** The stream that holds what is remembered of a command. */
  command(commandId: string): string {
    return `${this.prefix}.command-${commandId.toLowerCase()}`;
  }
}

/**
 * The nearest name that the server takes for an event's type: it allows ASCII letters, digits and `_.$:-` (25.1), and
 * what begins with `$` is a system event.
 */
export const fittingType = (type: string): string => type.replace(/[^A-Za-z0-9_.:-]/gu, '_');
