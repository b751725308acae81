import type { Server, ServerResponse } from 'node:http';
import type { FastifyServerOptions } from 'fastify';
import { ANSWER_HEADERS } from './answer-headers.js';

const HEADERS = Object.entries(ANSWER_HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

/** What is not HTTP, too large a header, or too slow never becomes a request. */
export const clientErrorHandler: NonNullable<FastifyServerOptions['clientErrorHandler']> = ({ code }, socket) => {
  // oxlint-disable-next-line no-underscore-dangle -- as Node's own handler asks whether an answer is on its way
  const { _httpMessage: answer } = socket as { _httpMessage?: Pick<ServerResponse, 'headersSent'> | null };
  if (code === 'ECONNRESET' || !socket.writable || answer?.headersSent) return void socket.destroy();
  const [status, title, name] =
    code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request header fields too large', 'RequestHeaderFieldsTooLarge']
      : code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request timeout', 'RequestTimeout']
        : [400, 'Malformed request', 'MalformedRequest'];
  const body = JSON.stringify({
    type: `/problems/${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    status,
    detail: `${title}.`,
    code: name,
    facts: {},
  });
  const head = `HTTP/1.1 ${status} ${title}\r\n${HEADERS}content-type: application/problem+json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
  socket.end(head + body);
};

/** What is expected besides `100-continue` never becomes a request, either. */
export const refuseExpectations = (server: Pick<Server, 'on'>): void => {
  server.on('checkExpectation', (_, response: ServerResponse) => {
    response.writeHead(417, { ...ANSWER_HEADERS, 'content-length': 0, connection: 'close' }).end();
  });
};
