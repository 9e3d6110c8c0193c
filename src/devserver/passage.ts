/** The life of one call through Vite's proxy: its limits, its timings, its record, and its one end. */
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { maskPath } from '#emulator/requestLog.ts';
import type { ExchangeOutcome, ExchangeRecord, Exchanges } from './exchanges.ts';
import {
  EXCHANGE_HEADER,
  RAW_HEADERS_HEADER,
  encodePairs,
  pairsOf,
  pairsOfMap,
  pairsOfText,
  requestHeaders,
  responseHeaders,
  type HeaderPairs,
} from './headers.ts';
import { detailOf, reasonOf, type FailureReason } from './reasons.ts';
import { replyFailure } from './reply.ts';
import { watchBody } from './requestBody.ts';
import { EXCHANGE_ID } from './route.ts';
import { startStopwatch } from './stopwatch.ts';
import type { Target } from './targets.ts';

export interface Limits {
  /** Milliseconds of silence. */
  timeout: number;
  maxRequestBytes: number;
  maxResponseBytes: number;
}

export interface Passage {
  readonly outcome: ExchangeOutcome;
  connecting(proxyReq: ClientRequest, socket: Socket): void;
  answered(proxyRes: IncomingMessage): void;
  failed(error: Error): void;
}

/** Begins before the upstream request is built, so that what the browser said is gone by then. */
export function openPassage(
  target: Target,
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  { limits, exchanges }: { limits: Limits; exchanges: Exchanges },
): Passage {
  const startedAt = Date.now();
  const watch = startStopwatch(() => performance.now());
  const id = req.headers[EXCHANGE_HEADER];
  const method = req.method ?? '';
  const path = req.url ?? '';
  let proxyReq: ClientRequest | undefined;
  let proxyRes: IncomingMessage | undefined;
  let outcome: ExchangeOutcome = 'pending';
  let detail = '';
  let receivedBytes = 0;

  req.headers = requestHeaders(req.headers, target);
  const silence = setTimeout(onSilence, limits.timeout);
  let signs = 0;
  const heard = (): void => {
    signs++;
    silence.refresh();
  };
  const body = watchBody(req, (total) => {
    heard();
    if (total > limits.maxRequestBytes) fail('request_too_large', `more than ${limits.maxRequestBytes} bytes`);
  });
  res.once('close', () => {
    if (!res.writableFinished) settle('cancelled', 'the page left');
  });
  if (typeof id === 'string' && EXCHANGE_ID.test(id)) exchanges.keep(id, () => record(id));

  function settle(end: ExchangeOutcome, words: string): boolean {
    if (outcome !== 'pending') return false;
    outcome = end;
    detail = words;
    clearTimeout(silence);
    return true;
  }

  // Not a plain timeout on the socket: that one does not cover connecting and cannot be told from a reset.
  function onSilence(): void {
    const pageIsSlow = res.writableNeedDrain || (!req.complete && proxyReq?.writableNeedDrain === false);
    if (pageIsSlow) return void silence.refresh();
    // This process may have slept, and the machine with it: what came meanwhile is read before anything is given up.
    const before = signs;
    setImmediate(() => {
      if (signs === before) fail('timeout', `no sign of the upstream for ${limits.timeout} ms`);
    });
  }

  function fail(reason: FailureReason | 'truncated', words: string): void {
    if (!settle(reason, words)) return;
    req.unpipe();
    req.resume();
    proxyRes?.unpipe(res);
    if (reason === 'truncated' || res.headersSent) cut(res);
    else replyFailure(res, { reason, detail: words, target: target.id });
    // Later, because the stream that brought us here may still be handing its chunk over.
    setImmediate(() => proxyReq?.destroy());
  }

  function record(exchangeId: string): ExchangeRecord {
    const { base64, extent } = body.kept();
    return {
      id: exchangeId,
      target: target.id,
      startedAt,
      method,
      url: target.origin.origin + maskPath(proxyReq?.path ?? path),
      requestHeaders: proxyReq ? headersAsSent(proxyReq) : [],
      requestBodyBase64: base64,
      requestBody: extent,
      requestBytes: body.bytes,
      status: proxyRes?.statusCode,
      phases: watch.phases,
      connection: watch.connection,
      outcome,
      detail,
      receivedBytes,
    };
  }

  return {
    get outcome() {
      return outcome;
    },
    connecting(request, socket) {
      proxyReq = request;
      if (outcome === 'pending') watch.follow(request, socket);
      else request.destroy();
    },
    answered(response) {
      if (outcome !== 'pending') return;
      proxyRes = response;
      heard();
      watch.answered();
      const announced = Number(response.headers['content-length'] ?? 0);
      if (announced > limits.maxResponseBytes) {
        return fail('response_too_large', `${announced} bytes, more than ${limits.maxResponseBytes}`);
      }
      response.headers = responseHeaders(response.headers, {
        'server-timing': watch.serverTiming(),
        [RAW_HEADERS_HEADER]: encodePairs(pairsOf(response.rawHeaders)),
      });
      let cause: Error | undefined;
      response.on('error', (error: Error) => {
        cause = error;
      });
      response.on('data', (chunk: Buffer) => {
        heard();
        receivedBytes += chunk.length;
        if (receivedBytes > limits.maxResponseBytes) {
          // Whoever pipes still writes this chunk: what has begun to arrive is cut, however early that was.
          res.flushHeaders();
          fail('response_too_large', `more than ${limits.maxResponseBytes} bytes`);
        }
      });
      response.once('end', () => {
        watch.ended();
        settle('complete', '');
      });
      response.once('close', () => {
        if (response.complete) return;
        watch.ended();
        fail('truncated', cause ? detailOf(cause) : 'the upstream closed in mid-answer');
      });
      // The proxy sets the headers in this tick and would hold them back until the first byte of the body.
      setImmediate(() => {
        if (outcome === 'pending') res.flushHeaders();
      });
    },
    failed(error) {
      fail(reasonOf(error, watch.stage), detailOf(error));
    },
  };
}

/** Ends the browser's connection without ending the answer, after the bytes that are on their way to it. */
function cut(res: ServerResponse): void {
  res.flushHeaders();
  setImmediate(() => res.socket?.destroySoon());
}

/** The request's head exactly as Node wrote it; `getHeaders()` lacks what Node adds itself (Connection). */
function headersAsSent(request: ClientRequest): HeaderPairs {
  const head: unknown = Reflect.get(request, '_header');
  return typeof head === 'string' ? pairsOfText(head) : pairsOfMap(request.getHeaders());
}
