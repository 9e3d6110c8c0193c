/** What was pasted: the outermost form, the request in it, and where its parts stand in the text. */
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { aboutRequest, type About } from './about.ts';
import { isPlainCall, lookOf, type Carrier } from './carriers.ts';
import { isCurl, readCurl } from './curl.ts';
import { readHar } from './har.ts';
import { readHttpRequest, readHttpResponse } from './http.ts';
import { scanLog } from './log.ts';
import type { PastedRequest } from './request.ts';
import { readShell, type ShellProblem, type ShellText } from './shell.ts';
import { webhookOf } from './signRecipes.ts';
import { locate } from './text.ts';
import type { InputKind, Part, PartKind } from './types.ts';
import { classify, tokenStart } from './values.ts';

export interface Recognised extends About {
  kind: InputKind;
  /** Ranges of the pasted text, in order of appearance. */
  parts: readonly Part[];
  /** A response's body, for the response decoder. */
  response?: { status?: number; body: string };
  /** JSON that is a call's plain text. */
  plain?: string;
  /** The signed members of a webhook's body. */
  webhook?: Readonly<Record<string, string>>;
  problem?: ShellProblem | 'smart_quotes';
  /** Shell variables the paste uses and does not set. */
  unsetVariables?: readonly string[];
}

/** Longest text that is looked at, in UTF-16 code units. A real call stays far below the largest body of the platform. */
export const INPUT_LIMIT = 16 * 1024 * 1024;

/** Says what a text is. Pure, linear, never throws. */
export function recognise(input: string): Recognised {
  const text = input.trim();
  if (text === '') return { kind: 'empty', parts: [] };
  if (text.length > INPUT_LIMIT) return { kind: 'unknown', parts: [] };
  const found = readEscaped(text) ?? readWhole(text) ?? scanLog(text);
  return found ? { ...found, parts: partsOf(input, found) } : { kind: 'unknown', parts: [] };
}

type Found = Omit<Recognised, 'parts'>;

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

// Copied out of a page's source: the quotes of the command are entities.
function readEscaped(text: string): Found | undefined {
  if (text.startsWith('<') || !/&(?:quot|#3[49]|apos);/.test(text)) return undefined;
  return readWhole(text.replaceAll(/&(quot|#34|#39|apos|lt|gt|amp);/g, (_, name: string) => ENTITIES[name]!));
}

function readWhole(text: string): Found | undefined {
  return readJsonText(text) ?? readCurlText(text) ?? readMessageText(text) ?? readUrlText(text) ?? readBareText(text);
}

function readJsonText(text: string): Found | undefined {
  if (!/^[{["]/.test(text)) return undefined;
  const value = parseJson(text);
  if (typeof value === 'string') return readWhole(value.trim());
  if (typeof value !== 'object' || value === null) return undefined;
  const har = readHar(value);
  const log = har ? undefined : logEntry(value);
  if (log) return log;
  if (har) return withRequest('har', har);
  const webhook = webhookOf(value);
  if (webhook) return { kind: 'json', webhook };
  if (isPlainCall(value)) return { kind: 'json', plain: text };
  const body = withRequest('json', bodyAlone(text));
  if (body.carrier && body.carrier.kind !== 'other') return body;
  return isResponse(value) ? { kind: 'response', response: { body: text } } : { kind: 'json', plain: text };
}

function isResponse(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['errcode', 'ret', 'answer', 'ans_node_id', 'err_msg', 'code', 'signature'].some((name) => name in value)
  );
}

function bodyAlone(body: string): PastedRequest {
  return { source: 'body', headers: [], headersComplete: 'no', body, elsewhere: [], swallowed: [] };
}

// A structured log entry: the call is in one of its texts.
function logEntry(value: object): Found | undefined {
  const texts = Object.values(value).filter((member) => typeof member === 'string');
  return texts.some((text) => text.includes('/openapi/')) ? scanLog(texts.join('\n')) : undefined;
}

function readCurlText(text: string): Found | undefined {
  const mention = /(?:^|[\s;|&("'`/\\])curl(?:\.exe)?[\s^]/i.exec(text);
  if (!mention) return undefined;
  const typographic = /\s[‘“’”](?:https?:|[\w-]+[=:]|\{)/u.test(text);
  if (typographic)
    return withProblem(
      readCurlIn(text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"'), mention.index),
      'smart_quotes',
    );
  return readCurlIn(text, mention.index);
}

function readCurlIn(text: string, mention: number): Found | undefined {
  const whole = readShell(text);
  const found = curlOf('curl', whole);
  if (found) return found;
  const prompt = /^[^\n'"]{0,80}[$#>%]\s*$/.test(text.slice(0, mention + 1));
  return curlOf(prompt ? 'curl' : 'log_line', readShell(text.slice(mention).replace(/^[^c]*/i, '')));
}

// Of several commands, the one that carries something.
function curlOf(kind: InputKind, shell: ShellText): Found | undefined {
  const all = shell.commands.filter(isCurl).map((command) => withRequest(kind, readCurl(command)));
  const chosen = all.find(({ carrier }) => carrier !== undefined && carrier.kind !== 'other') ?? all[0];
  const unset = shell.unsetVariables.length > 0 ? { unsetVariables: shell.unsetVariables } : {};
  return chosen && withProblem({ ...chosen, ...unset }, shell.problem);
}

function withProblem(found: Found | undefined, problem: Found['problem']): Found | undefined {
  return found && problem ? { ...found, problem } : found;
}

function readMessageText(text: string): Found | undefined {
  const request = readHttpRequest(text);
  if (request) return withRequest('http_request', request);
  const response = readHttpResponse(text);
  return response && { kind: 'http_response', response };
}

function readUrlText(text: string): Found | undefined {
  const line =
    /^(?:(GET|POST|PUT|HEAD|OPTIONS|PATCH|DELETE)\s+)?(https?:\/\/\S+|\/openapi\/\S+|[\w.-]+\/openapi\/\S+)$/i.exec(
      text,
    );
  if (!line) return undefined;
  const method = line[1] === undefined ? {} : { method: line[1] };
  return withRequest('url', {
    source: 'url',
    ...method,
    url: line[2]!,
    headers: [],
    headersComplete: 'no',
    elsewhere: [],
    swallowed: [],
  });
}

// `time=… level=error body=…`: a form has no bare spaces, and those in base64 that lost its `+` start no name.
const KEY_VALUE_LINE = /[\s,][A-Za-z_][\w.-]*=[^=\s]/;

function readBareText(text: string): Found | undefined {
  if (lookOf(text) === 'form' && !/[\r\n]\s*\S/.test(text) && !KEY_VALUE_LINE.test(text)) {
    const form = withRequest('form', bodyAlone(text));
    if (form.carrier && form.carrier.kind !== 'other') return form;
  }
  const kind = classify(text, 'bare');
  const carrier: Carrier = { place: 'bare', name: '', value: text, raw: text, kind };
  if (kind === 'xml') return { kind: 'xml', carrier };
  if (kind === 'token' && isTokenAlone(text)) return { kind: 'token', carrier };
  return kind === 'ciphertext' ? { kind: 'ciphertext', carrier } : undefined;
}

// A scheme word in front is a mistake worth naming; any other text around a token makes it a line of a log.
function isTokenAlone(text: string): boolean {
  const start = tokenStart(text);
  const before = text.slice(0, start).trim();
  const alone =
    before === '' ||
    /^["'`]$/.test(before) ||
    /^(?:authorization:\s*)?(?:bearer|jwt|token|basic)[\s:=]*$/i.test(before);
  return alone && /^[A-Za-z0-9_+/=.\s\\"'`…-]+$/.test(text.slice(start));
}

function withRequest(kind: InputKind, request: PastedRequest): Found {
  const webhook = request.body?.includes('"Signature"') ? webhookOf(parseJson(request.body)) : undefined;
  return { kind, ...aboutRequest(request), ...(webhook ? { webhook } : {}) };
}

function partsOf(input: string, { request, target, carrier, kind }: Found): Part[] {
  const parts: Part[] = [];
  const add = (part: PartKind, text: string | undefined) => {
    const range = text === undefined ? undefined : locate(input, text);
    if (range) parts.push({ kind: part, ...range });
  };
  if (kind === 'curl') add('command', /curl/i.exec(input)?.[0]);
  add('method', request?.source === 'url' ? undefined : request?.method);
  add('host', target?.host);
  add('path_token', target?.rawToken);
  if (carrier) {
    if (carrier.place !== 'bare' && carrier.place !== 'body') add('field', carrier.name);
    const value = locate(input, carrier.raw) ? carrier.raw : carrier.value;
    if (carrier.kind === 'token') parts.push(...tokenParts(input, value));
    else if (carrier.kind === 'ciphertext') add('ciphertext', value);
    else if (carrier.kind === 'xml') add('xml', value);
  }
  return parts.toSorted((a, b) => a.start - b.start);
}

function tokenParts(input: string, value: string): Part[] {
  const place = locate(input, value);
  if (!place) return [];
  const kinds: readonly PartKind[] = ['token_header', 'token_claims', 'token_signature'];
  let start = place.start + Math.max(0, tokenStart(value));
  return input
    .slice(start, place.end)
    .split('.')
    .slice(0, 3)
    .map((text, i) => {
      const part = { kind: kinds[i]!, start, end: start + text.length };
      start = part.end + 1;
      return part;
    });
}
