/** Answers of the proxy itself. */
import type { ServerResponse } from 'node:http';
import { ERROR_HEADER } from './headers.ts';
import { FAILURE_STATUS, type Failure } from './reasons.ts';

export function replyJson(res: ServerResponse, body: unknown): void {
  send(res, 200, {}, body);
}

/** Status, header and body by which the console tells our failure from an upstream's answer. */
export function replyFailure(res: ServerResponse, failure: Failure): void {
  send(res, FAILURE_STATUS[failure.reason], { [ERROR_HEADER]: failure.reason }, failure);
}

function send(res: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  if (res.headersSent || res.destroyed) return;
  // What the proxy may have set for an answer that never came.
  for (const name of res.getHeaderNames()) if (!PAGE_HEADERS.has(name)) res.removeHeader(name);
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  res.end(JSON.stringify(body));
}

const PAGE_HEADERS: ReadonlySet<string> = new Set([
  'referrer-policy',
  'x-content-type-options',
  'content-security-policy',
]);
