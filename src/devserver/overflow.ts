/** A request whose head is too large never becomes a request: no middleware sees it, only the server itself. */
import type { Duplex } from 'node:stream';
import type { HttpServer } from 'vite';
import { ERROR_HEADER } from './headers.ts';
import { FAILURE_STATUS, type Failure } from './reasons.ts';

const FAILURE: Failure = { reason: 'request_too_large', detail: 'the URL and headers exceed what Node takes (16 KiB)' };

/** Before Vite's own listener, whose bare 431 the console could not tell from an upstream's. */
export function explainOverflow(server: HttpServer): void {
  server.prependListener('clientError', (error: Error, socket: Duplex) => {
    if (!('code' in error) || error.code !== 'HPE_HEADER_OVERFLOW' || !socket.writable) return;
    const body = JSON.stringify(FAILURE);
    socket.end(
      [
        `HTTP/1.1 ${FAILURE_STATUS[FAILURE.reason]} Content Too Large`,
        `${ERROR_HEADER}: ${FAILURE.reason}`,
        'content-type: application/json',
        'cache-control: no-store',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
