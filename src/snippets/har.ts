/** HTTP Archive 1.2 of what was sent, and of what came back where that is known. */
import { utf8Length } from '#protocol/bytes.ts';
import { SECRET_VARIABLES, frozenUrl, urlBeforeToken, type SnippetInput, type SnippetTarget } from './snippet.ts';

export const HAR: SnippetTarget = {
  id: 'har',
  label: 'HAR 1.2',
  group: 'collection',
  language: 'json',
  fileName: 'dialog.har',
  forms: ['frozen'],
  generate: (input) => harText([exchangeOf(input)]),
};

type Headers = readonly (readonly [name: string, value: string])[];

/** One exchange. Times are milliseconds, the start since 1970. */
export interface HarExchange {
  startedAt: number;
  duration: number;
  request: { method: string; url: string; headers: Headers; bodyText: string };
  /** Absent when no answer came. */
  response?: { status: number; statusText: string; headers: Headers; bodyText: string; bodyBase64?: string };
}

/**
 * The archive in pieces, for as many exchanges as there are: a file of them is written without ever being one text.
 */
export async function* harPieces(exchanges: AsyncIterable<HarExchange>): AsyncGenerator<string> {
  const creator = JSON.stringify({ name: 'Dialog Console', version: '1' });
  yield `{"log":{"version":"1.2","creator":${creator},"entries":[\n`;
  let separator = '';
  for await (const exchange of exchanges) {
    yield separator + JSON.stringify(entryOf(exchange));
    separator = ',\n';
  }
  yield '\n]}}\n';
}

/** The archive as JSON text. Sizes that are not known are -1, and an absent answer has status 0, as browsers write it. */
export function harText(exchanges: readonly HarExchange[]): string {
  const log = {
    version: '1.2',
    creator: { name: 'Dialog Console', version: '1' },
    entries: exchanges.map(entryOf),
  };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

// The sample's own clock is not known here: an archive of an unsent request says the start of the epoch.
function exchangeOf(input: SnippetInput): HarExchange {
  const { headers, bodyText, search } = input.prepared;
  // Without values in the text the variable's name stands for the TOKEN.
  const url =
    input.secrets === 'literal' ? frozenUrl(input) : `${urlBeforeToken(input)}${SECRET_VARIABLES.token}${search}`;
  return { startedAt: 0, duration: 0, request: { method: 'POST', url, headers, bodyText } };
}

function entryOf({ startedAt, duration, request, response }: HarExchange) {
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: duration,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: pairs([...searchOf(request.url)]),
      ...(request.bodyText === ''
        ? {}
        : { postData: { mimeType: headerOf(request.headers, 'content-type'), text: request.bodyText } }),
      headersSize: -1,
      bodySize: utf8Length(request.bodyText),
    },
    response: {
      status: response?.status ?? 0,
      statusText: response?.statusText ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: utf8Length(response?.bodyText ?? ''),
        mimeType: headerOf(response?.headers ?? [], 'content-type'),
        ...(response ? contentOf(response) : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

// What is not text travels as base64, as the format wants it.
function contentOf({ bodyText, bodyBase64 }: NonNullable<HarExchange['response']>) {
  return bodyBase64 === undefined ? { text: bodyText } : { text: bodyBase64, encoding: 'base64' };
}

function searchOf(url: string): Headers {
  const at = url.indexOf('?');
  return at < 0 ? [] : [...new URLSearchParams(url.slice(at))];
}

function pairs(headers: Headers) {
  return headers.map(([name, value]) => ({ name, value }));
}

function headerOf(headers: Headers, name: string): string {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1] ?? '';
}
