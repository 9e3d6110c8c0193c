/** A line of a log with something of a call inside: a request line, a URL, a body, a token or a ciphertext. */
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { aboutRequest, type About } from './about.ts';
import type { Carrier } from './carriers.ts';
import { readHar } from './har.ts';
import type { PastedRequest } from './request.ts';
import { classify, tokenStart } from './values.ts';

/** The call inside a text that is nothing as a whole, or `undefined`. Linear. */
export function scanLog(text: string): ({ kind: 'log_line' } & About) | undefined {
  const url = /https?:\/\/[^\s"'<>`]*?\/(?:openapi|v2)\/[^\s"'<>`]*|\/openapi\/[^\s"'<>`]+/.exec(text);
  const method =
    url &&
    /\b(GET|POST|PUT|HEAD|PATCH|DELETE|OPTIONS)\b["':,\s]*(?:url["':=\s]*)?$/.exec(
      text.slice(Math.max(0, url.index - 40), url.index),
    );
  const rest = url ? text.slice(0, url.index) + text.slice(url.index + url[0].length) : text;
  const body = bodyIn(rest);
  const request: PastedRequest = {
    source: 'log',
    ...(method ? { method: method[1]! } : fetchMethod(text)),
    ...(url ? { url: url[0].replace(/[),;\]}]+$/, '') } : {}),
    headers: [],
    headersComplete: 'no',
    ...(body === undefined ? {} : { body }),
    elsewhere: [],
    swallowed: [],
  };
  const about = aboutRequest(request);
  if (about.carrier && about.carrier.kind !== 'other') return { kind: 'log_line', ...about };
  const carrier = valueIn(rest);
  if (carrier) return url ? { kind: 'log_line', ...about, carrier } : { kind: 'log_line', carrier };
  return url ? { kind: 'log_line', ...about } : undefined;
}

// The options of a `fetch(…)` call name the method after the address.
function fetchMethod(text: string): { method?: string } {
  const method = /\bfetch\(/.test(text) ? /["']?method["']?\s*:\s*["'](\w+)["']/.exec(text)?.[1] : undefined;
  return method === undefined ? {} : { method };
}

function bodyIn(text: string): string | undefined {
  const open = text.indexOf('{');
  const close = text.lastIndexOf('}');
  if (open >= 0 && close > open) {
    const json = text.slice(open, close + 1);
    const value = parseJson(json) ?? parseJson(json.replaceAll('\\"', '"'));
    const inner = isRecord(value)
      ? (readHar(value)?.body ?? (typeof value.body === 'string' ? value.body : undefined))
      : undefined;
    if (inner !== undefined) return inner;
    if (isRecord(value)) return JSON.stringify(value);
  }
  // A printed map closes behind its last value.
  return /(?:^|[\s"'[({:,])((?:query|encrypt)=[^\s"'<>]+)/.exec(text)?.[1]?.replace(/[)}\],;]+$/, '');
}

function valueIn(text: string): Carrier | undefined {
  const xml = text.search(/<xml[\s>]/i);
  if (xml >= 0) return bare(text.slice(xml), 'xml');
  const start = tokenStart(text);
  if (start >= 0) {
    const token = /^[A-Za-z0-9_+/=-]+(?:\.[A-Za-z0-9_+/=-]*){1,4}/.exec(text.slice(start))?.[0];
    if (token)
      return bare(
        token.replace(/\.+$/, (dots) => (dots.length > 1 ? '' : dots)),
        'token',
      );
  }
  let longest = '';
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_%-]{43,}={0,2}/g)) if (run.length > longest.length) longest = run;
  return longest !== '' && classify(longest, 'bare') === 'ciphertext' ? bare(longest, 'ciphertext') : undefined;
}

function bare(value: string, kind: Carrier['kind']): Carrier {
  return { place: 'bare', name: '', value, raw: value, kind };
}
