/** HTTP Archive 1.2 of what was sent, and of what came back where that is known. */
import { decodeUtf8, toBase64, utf8Length } from '#protocol/bytes.ts';
import {
  SECRET_VARIABLES,
  type SentExchange,
  urlBeforeToken,
  type SnippetInput,
  type SnippetTarget,
} from './snippet.ts';

export const HAR: SnippetTarget = {
  id: 'har',
  label: 'HAR 1.2',
  group: 'collection',
  language: 'json',
  fileName: 'dialog.har',
  forms: ['frozen'],
  subject: 'exchange',
  generate: harArchive,
};

/** Longest answer that is shown in an archive of one exchange, in bytes. */
const LONGEST_SHOWN = 256 * 1024;

function harArchive(input: SnippetInput): string {
  const exchange = input.exchange ?? unsent(input);
  // Without values in the text the variable's name stands for the TOKEN.
  const token = input.secrets === 'literal' ? exchange.request.token : SECRET_VARIABLES.token;
  const entry = entryOf({ ...exchange, request: { ...exchange.request, token } }, LONGEST_SHOWN);
  const log = { version: '1.2', creator: { name: 'Dialog Console', version: '1' }, entries: [entry] };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

/** The archive in pieces, for as many exchanges as there are: a file of them is written without ever being one text. */
export async function* harPieces(exchanges: AsyncIterable<SentExchange>): AsyncGenerator<string> {
  const creator = JSON.stringify({ name: 'Dialog Console', version: '1' });
  yield `{"log":{"version":"1.2","creator":${creator},"entries":[\n`;
  let separator = '';
  for await (const exchange of exchanges) {
    yield separator + JSON.stringify(entryOf(exchange, Infinity));
    separator = ',\n';
  }
  yield '\n]}}\n';
}

// What has not been sent has no time: it says the start of the epoch.
function unsent(input: SnippetInput): SentExchange {
  const { headers, bodyText, search } = input.prepared;
  const token = encodeURIComponent(input.credentials.token);
  const address = { urlBeforeToken: urlBeforeToken(input), token, search };
  const request = { method: 'POST', ...address, headers, bodyText, bodySize: utf8Length(bodyText) };
  return { startedAt: 0, duration: 0, request };
}

// Sizes that are not known are -1, and an absent answer has status 0, as browsers write it.
function entryOf({ startedAt, duration, phases, request, response }: SentExchange, longestAnswer: number) {
  return {
    ...(isWhole(request) ? {} : { comment: BEGINNING }),
    startedDateTime: new Date(startedAt).toISOString(),
    time: duration,
    request: {
      method: request.method,
      url: request.urlBeforeToken + request.token + request.search,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: pairs([...new URLSearchParams(request.search)]),
      ...(request.bodyText === '' ? {} : { postData: postData(request) }),
      headersSize: -1,
      bodySize: request.bodySize,
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: response?.body.length ?? 0,
        mimeType: headerOf(response?.headers ?? [], 'content-type'),
        ...(response ? contentOf(response.body, longestAnswer) : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: response?.body.length ?? -1,
    },
    cache: {},
    timings: timingsOf(duration, phases),
  };
}

function postData(request: SentExchange['request']) {
  return {
    mimeType: headerOf(request.headers, 'content-type'),
    text: request.bodyText,
    ...(isWhole(request) ? {} : { comment: BEGINNING }),
  };
}

const BEGINNING = 'postData.text is only the beginning of the body; bodySize counts the whole.';

/** Whether all of a body is known: of a large one only its beginning is kept. */
export function isWhole({ bodyText, bodySize }: SentExchange['request']): boolean {
  return utf8Length(bodyText) >= bodySize;
}

// What is not text travels as base64, as the format wants it.
function contentOf(body: Uint8Array, longest: number) {
  if (body.length > longest) return { comment: 'Left out because of its size.' };
  const text = decodeUtf8(body);
  return text === undefined ? { text: toBase64(body), encoding: 'base64' } : { text };
}

// `connect` holds `ssl`; what is not known is -1; all but `ssl` add up to the duration.
function timingsOf(duration: number, phases: SentExchange['phases'] = {}) {
  const { dns, connect, tls, ttfb, download } = phases;
  if (ttfb === undefined) return { send: 0, wait: duration, receive: 0 };
  const timings = {
    dns: dns ?? -1,
    connect: connect === undefined ? -1 : connect + (tls ?? 0),
    send: 0,
    wait: ttfb,
    receive: download ?? 0,
  };
  const known = Object.values(timings).reduce((sum, value) => sum + Math.max(0, value), 0);
  return { blocked: Math.max(0, duration - known), ...timings, ssl: tls ?? -1 };
}

function pairs(headers: SentExchange['request']['headers']) {
  return headers.map(([name, value]) => ({ name, value }));
}

function headerOf(headers: SentExchange['request']['headers'], name: string): string {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1] ?? '';
}
