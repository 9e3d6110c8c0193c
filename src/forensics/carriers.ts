/** The places of a request where a value can travel, decoded as a server would decode them. */
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { announcedKind, headerOf, type BodyKind, type PastedRequest } from './request.ts';
import { formDecode } from './text.ts';
import { readTarget } from './target.ts';
import { classify, type ValueKind } from './values.ts';

export type CarrierPlace = 'url' | 'form' | 'json' | 'multipart' | 'header' | 'body' | 'bare';

export interface Carrier {
  place: CarrierPlace;
  /** Field name; a path with dots inside nested JSON; empty when there is none. */
  name: string;
  /** The value after the decoding of its place. */
  value: string;
  /** The value as it stood before that decoding. */
  raw: string;
  kind: ValueKind;
}

/** What a body is by its look, whatever its content type says. */
export function lookOf(body: string): BodyKind {
  const text = body.trim();
  if (/^[{[]/.test(text)) return 'json';
  if (text.startsWith('<')) return 'xml';
  if (/^[\w.$[\]%~-]{1,64}=/.test(text) && !/^[\w]{22,64}={1,2}$/.test(text)) return 'form';
  return 'other';
}

/** Every field of a request, in the order URL, body, headers. */
export function carriersOf(request: PastedRequest): Carrier[] {
  const search = request.url === undefined ? '' : readTarget(request.url).search;
  return [...formFields('url', search), ...bodyCarriers(request), ...headerCarriers(request)];
}

function bodyCarriers(request: PastedRequest): Carrier[] {
  if (request.parts) return request.parts.map(({ name, value }) => carrier('multipart', name, value, value));
  const { body } = request;
  if (body === undefined || body === '') return [];
  switch (lookOf(body)) {
    case 'json': {
      const parsed = parseJson(body.trim());
      return parsed === undefined ? almostJsonFields(body) : jsonFields(parsed, '', 0);
    }
    case 'form':
      return formFields('form', body);
    case 'multipart':
    case 'xml':
    case 'other': {
      const text = parseJson(body);
      const value = typeof text === 'string' ? text : body;
      const isForm = announcedKind(headerOf(request, 'content-type') ?? '') === 'form';
      return [carrier('body', '', isForm && typeof text !== 'string' ? formDecode(value) : value, value)];
    }
  }
}

function formFields(place: 'url' | 'form', text: string): Carrier[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? '' : formDecode(pair.slice(0, equals));
      const raw = equals < 0 ? pair : pair.slice(equals + 1);
      return carrier(place, name, formDecode(raw), raw);
    });
}

const JSON_DEPTH = 4;

function jsonFields(value: unknown, path: string, depth: number): Carrier[] {
  if (typeof value === 'string') return [carrier('json', path, value, value)];
  if (depth >= JSON_DEPTH || typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value)
    ? value.slice(0, 20).map((item, i) => [String(i), item] as const)
    : Object.entries(value);
  return entries.flatMap(([name, item]) => jsonFields(item, path === '' ? name : `${path}.${name}`, depth + 1));
}

// Object literals of JavaScript and JSON with other quotes: the fields are plain even where JSON.parse refuses.
function almostJsonFields(body: string): Carrier[] {
  const pairs = body.matchAll(/["']?([\w.-]{1,64})["']?[ \t]*:[ \t]*["']?([^"'\s,{}]+)/g);
  return Array.from(pairs, ([, name, value]) => carrier('json', name!, value!, value!)).slice(0, 100);
}

function headerCarriers({ headers }: PastedRequest): Carrier[] {
  return headers
    .filter(([name]) => !/^(?:cookie|host|user-agent|accept.*|content-.*|referer|origin|sec-.*)$/i.test(name))
    .map(([name, value]) => carrier('header', name, value, value))
    .filter(({ kind }) => kind === 'token');
}

function carrier(place: CarrierPlace, name: string, value: string, raw: string): Carrier {
  return { place, name, value, raw, kind: classify(value, 'field') };
}

/**
 * The field that carries the sealed value: the one with the right name when it holds one, else any that does, else the
 * one with the right name.
 * @param parameter the name the call wants; undefined when the call is not known.
 */
export function chooseCarrier(carriers: readonly Carrier[], parameter: string | undefined): Carrier | undefined {
  const named = (c: Carrier) =>
    parameter === undefined ? c.name === 'query' || c.name === 'encrypt' : c.name === parameter;
  const sealed = (c: Carrier) =>
    c.kind === 'token' || c.kind === 'xml' || (c.kind === 'ciphertext' && (named(c) || c.value.length >= 43));
  return (
    carriers.find((c) => named(c) && sealed(c)) ??
    carriers.find((c) => sealed(c) && (c.name === 'query' || c.name === 'encrypt')) ??
    carriers.find(sealed) ??
    carriers.find(named)
  );
}

/** Whether a parsed JSON value is the plain text of a call: claims or dictionary, neither signed nor encrypted. */
export function isPlainCall(value: unknown): value is Record<string, unknown> {
  return (
    isRecord(value) &&
    ('msg' in value || 'svrinfo' in value) &&
    !('errcode' in value) &&
    !('ret' in value) &&
    !('code' in value)
  );
}
