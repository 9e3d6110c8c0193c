/** What was decoded, in the shape of the workbench's form. */
import { parse, stringify } from 'lossless-json';
import type { BodyEncoding } from '#protocol/body.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Recognised } from './recognise.ts';
import type { Refill } from './types.ts';

const CONSOLE_CLAIMS = new Set(['username', 'msg', 'query', 'svrinfo']);

/**
 * Fills the form from claims or plaintext. Wrong types become text; `query` fills in for a missing `msg`.
 * @param decoded the claims of a token or the object in a ciphertext.
 * @param text what it was read from: further claims keep its integers beyond 2^53.
 */
export function refillOf(
  { target, carrier }: Recognised,
  api: EndpointId,
  decoded: Readonly<Record<string, unknown>>,
  text: string | undefined,
): Refill {
  const token = target?.token;
  return {
    api,
    username: textOf(decoded.username),
    msg: textOf(decoded.msg ?? decoded.query),
    claims: api === 'message' ? furtherClaims(exactly(text) ?? decoded) : '',
    vocabularies: vocabulariesOf(decoded),
    encoding: encodingOf(carrier?.place),
    value: carrier?.value ?? '',
    ...(token ? { token } : {}),
  };
}

function exactly(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value = text === undefined ? undefined : parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function furtherClaims(claims: Readonly<Record<string, unknown>>): string {
  const further = Object.entries(claims).filter(([name]) => !CONSOLE_CLAIMS.has(name));
  return further.length > 0 ? (stringify(Object.fromEntries(further)) ?? '') : '';
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function encodingOf(place: string | undefined): BodyEncoding {
  return place === 'json' || place === 'url' ? place : 'form';
}

function vocabulariesOf(decoded: Readonly<Record<string, unknown>>): Vocabulary[] {
  const svrinfo = typeof decoded.svrinfo === 'string' ? parseJson(decoded.svrinfo) : (decoded.svrinfo ?? decoded);
  const inner = isRecord(svrinfo)
    ? (svrinfo.real_time_slot_candidates ?? (decoded.svrinfo === undefined ? {} : svrinfo))
    : {};
  const candidates = typeof inner === 'string' ? parseJson(inner) : inner;
  if (!isRecord(candidates)) return [];
  return Object.entries(candidates).map(([name, words]) => ({ name, words: wordsOf(words) }));
}

function wordsOf(words: unknown): string[] {
  if (typeof words === 'string') return words.split(/[,\uff0c\u3001;\uff1b\n]/u).map((word) => word.trim());
  return Array.isArray(words) ? words.map(textOf) : [];
}
