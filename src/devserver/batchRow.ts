/** One row of a batch: a call that comes ready from the page, and what is told of it. */
import type { Dispatcher } from 'undici';
import * as v from 'valibot';
import { pairsOf, requestHeaders, type HeaderPairs } from './headers.ts';
import { detailOf, reasonOf, type FailureReason } from './reasons.ts';
import { isPlatformPath } from './route.ts';
import type { Target } from './targets.ts';

const rowSchema = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  /** As on the wire, search included. */
  path: v.string(),
  headers: v.array(v.tuple([v.string(), v.string()])),
  body: v.string(),
});

export type BatchRow = v.InferOutput<typeof rowSchema>;

/** `interrupted`: the answer broke off. `bad_row`: the line is no row; its `id` is -1 when it cannot be read. */
export type RowFailureReason = FailureReason | 'interrupted' | 'bad_row';

/** One line of the answer. The body is text when it is UTF-8, else base64. */
export type BatchAnswer =
  | { id: number; status: number; headers: HeaderPairs; ms: number; text: string }
  | { id: number; status: number; headers: HeaderPairs; ms: number; base64: string }
  | { id: number; reason: RowFailureReason; detail: string; ms?: number };

/** Reads a line; what is wrong with it is the answer to it. */
export function rowOf(line: string): BatchRow | (BatchAnswer & { reason: 'bad_row' | 'bad_path' }) {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: -1, reason: 'bad_row', detail: 'not JSON' };
  }
  const row = v.safeParse(rowSchema, parsed);
  if (!row.success) return { id: idOf(parsed), reason: 'bad_row', detail: row.issues[0].message };
  const { id, path } = row.output;
  return isPlatformPath(path) ? row.output : { id, reason: 'bad_path', detail: 'expected /openapi/{api}/{TOKEN}' };
}

function idOf(parsed: unknown): number {
  const id = typeof parsed === 'object' && parsed !== null && 'id' in parsed ? parsed.id : undefined;
  return Number.isSafeInteger(id) ? (id as number) : -1;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface RowContext {
  pool: Dispatcher;
  target: Target;
  /** Milliseconds of silence. */
  timeout: number;
  maxResponseBytes: number;
  /** Calls under way, each with what gives it up. */
  underWay: Set<() => void>;
}

class TooLarge extends Error {}

/**
 * Makes the call. Never throws; nothing is sent twice. Written on undici's own events: at thousands of rows a second a
 * stream for each answer would be half the work.
 */
export function callRow({ id, path, headers, body }: BatchRow, context: RowContext): Promise<BatchAnswer> {
  const { pool, target, timeout, maxResponseBytes, underWay } = context;
  const startedAt = performance.now();
  const sent = requestHeaders(Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])), target);
  sent['content-length'] = String(Buffer.byteLength(body));
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let gone = false;
    let status = 0;
    const chunks: Buffer[] = [];
    let size = 0;
    const giveUp = () => {
      gone = true;
      controller?.abort(new Error('the page left'));
    };
    const end = (answer: Record<string, unknown>) => {
      underWay.delete(giveUp);
      resolve({ id, ...answer, ms: Math.round((performance.now() - startedAt) * 100) / 100 } as BatchAnswer);
    };
    underWay.add(giveUp);
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: (started) => {
        controller = started;
        if (gone) giveUp();
      },
      onResponseStart: (_controller, code) => {
        status = code;
      },
      onResponseData: (own, chunk) => {
        size += chunk.length;
        if (size <= maxResponseBytes) chunks.push(chunk);
        else own.abort(new TooLarge(`more than ${maxResponseBytes} bytes`));
      },
      onResponseEnd: (own) => {
        const raw = (own.rawHeaders ?? []) as readonly (Buffer | string)[];
        const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
        end({ status, headers: pairsOf(raw.map(String)), ...encoded(bytes) });
      },
      onResponseError: (_controller, error) => end(failureOf(error, status > 0)),
    };
    pool.dispatch(
      { method: 'POST', path, headers: sent, body, headersTimeout: timeout, bodyTimeout: timeout },
      handler,
    );
  });
}

function encoded(bytes: Buffer): { text: string } | { base64: string } {
  try {
    return { text: utf8.decode(bytes) };
  } catch {
    return { base64: bytes.toString('base64') };
  }
}

/** Names undici gives to what the network modules of Node do not report. */
const BY_NAME: Readonly<Record<string, RowFailureReason>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'bad_upstream_response',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'interrupted',
};

function failureOf(thrown: unknown, answered: boolean): { reason: RowFailureReason; detail: string } {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (error instanceof TooLarge) return { reason: 'response_too_large', detail: error.message };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const named = BY_NAME[code];
  if (named) return { reason: named, detail: detailOf(error) };
  if (error.name === 'HTTPParserError') return { reason: 'bad_upstream_response', detail: detailOf(error) };
  const cause = error.cause instanceof Error ? error.cause : error;
  const reason = reasonOf(cause, 'connected');
  // A connection that ends after the head is an answer that broke off, not a call that was refused.
  return { reason: answered && reason === 'reset' ? 'interrupted' : reason, detail: detailOf(cause) };
}
