import { get, type IncomingMessage } from 'node:http';
import { eventually } from '#postgres/testing';

/** A stream of server-sent events, as far as it has come. `events`: those of one name, with their data. */
export type Followed = Readonly<{
  status: number | undefined;
  type: string | undefined;
  events: <Data>(name: string) => readonly Readonly<{ id: string; data: Data }>[];
  begun: () => Promise<void>;
  ended: Promise<void>;
  close: () => void;
}>;

export const followEvents = async (url: string, headers: Readonly<Record<string, string>>): Promise<Followed> => {
  // On a connection of its own, and no other: those of `fetch` that never ask keep a server open.
  const request = get(url, { agent: false, headers: { accept: 'text/event-stream', ...headers } });
  let text = '';
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', () => undefined);
  request.on('error', () => undefined);
  return {
    status: response.statusCode,
    type: response.headers['content-type'],
    events: <Data>(name: string) =>
      [...text.matchAll(/id: (.*)\nevent: (.*)\ndata: (.*)\n\n/g)].flatMap(([, id = '', event, data = '']) =>
        event === name ? [{ id, data: JSON.parse(data) as Data }] : [],
      ),
    begun: () => eventually(() => text.includes('retry:')),
    ended: new Promise<void>((resolve) => response.once('close', () => resolve())),
    close: () => void request.destroy(),
  };
};
