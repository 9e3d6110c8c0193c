/** Raw HTTP/1.1 messages as they are pasted from a proxy or a log (RFC 9112), line ends in any form. */
import type { FormPart, Header, PastedRequest } from './request.ts';

const REQUEST_LINE = /^([A-Za-z]{2,12}) (\S+)(?: HTTP\/[\d.]+)?\s*$/;
const STATUS_LINE = /^HTTP\/[\d.]+ (\d{3})/;

interface Message {
  head: string[];
  headers: Header[];
  body: string;
}

/** A raw request, or `undefined` when the first line is not a request line. */
export function readHttpRequest(text: string): PastedRequest | undefined {
  const firstLine = text.slice(0, lineEnd(text)).trim();
  const line = REQUEST_LINE.exec(firstLine);
  if (!line || !(/ HTTP\//.test(firstLine) || /^(?:\/|https?:)/.test(line[2]!))) return undefined;
  const { headers, body } = readMessage(text);
  if (!/ HTTP\//.test(firstLine) && headers.length === 0) return undefined;
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const target = line[2]!;
  const url = target.startsWith('/') ? `https://${host ?? 'host.invalid'}${target}` : target;
  const boundary = multipartBoundary(headers);
  return {
    source: 'http',
    method: line[1]!,
    url,
    headers,
    headersComplete: 'yes',
    ...(body === '' ? {} : { body }),
    ...(boundary === undefined ? {} : { parts: readMultipart(body, boundary) }),
    elsewhere: [],
    swallowed: [],
  };
}

/** A raw response's status and body, or `undefined` when the first line is not a status line. */
export function readHttpResponse(text: string): { status: number; body: string } | undefined {
  const verbose = /^< HTTP\/[\d.]+ \d{3}/m.exec(text);
  // `curl -v` marks what it sent and received; the body comes unmarked.
  if (verbose) return readHttpResponse(text.slice(verbose.index).replaceAll(/^(?:< ?|[*{}] .*\n)/gm, ''));
  const status = STATUS_LINE.exec(text);
  return status ? { status: Number(status[1]), body: readMessage(text).body } : undefined;
}

function lineEnd(text: string): number {
  const at = text.indexOf('\n');
  return at < 0 ? text.length : at;
}

function readMessage(text: string): Message {
  const gap = /\r?\n[ \t]*\r?\n/.exec(text);
  const head = (gap ? text.slice(0, gap.index) : text).split(/\r?\n/);
  const headers = head.slice(1).flatMap((line): Header[] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : [];
  });
  // What follows the last line of a pasted body is the editor's, not the sender's.
  const body = gap ? withoutLastLineEnds(withoutResponse(text.slice(gap.index + gap[0].length))) : '';
  return { head, headers, body };
}

// A proxy's export shows the response under the request.
function withoutResponse(body: string): string {
  const response = /(?:^|\n)HTTP\/[\d.]+ \d{3}/.exec(body);
  return response ? body.slice(0, response.index) : body;
}

function withoutLastLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return text.slice(0, end);
}

function multipartBoundary(headers: readonly Header[]): string | undefined {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^multipart\/[^;]*;.*?boundary="?([^";]+)/i.exec(type)?.[1];
}

/** Text fields of a multipart body (RFC 7578); files are left out. */
function readMultipart(body: string, boundary: string): FormPart[] {
  return body
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part): FormPart[] => {
      const gap = /\r?\n\r?\n/.exec(part);
      const name = gap && /\bname="([^"]*)"/i.exec(part.slice(0, gap.index))?.[1];
      if (!gap || name === undefined || name === null) return [];
      return [{ name, value: part.slice(gap.index + gap[0].length).replace(/\r?\n$/, '') }];
    });
}
