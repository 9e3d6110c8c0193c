/** Taking the one parameter out of a request, as the platform's server stack does (protocol.md section 5). */
import { concatBytes, decodeUtf8Lossy } from '#protocol/bytes.ts';
import { isRecord } from '#protocol/plainJson.ts';
import { INFERRED_BODY_LIMITS } from '#protocol/prepare.ts';
import type { Hint } from './hints.ts';

/** Largest body that is read, in bytes: the emulator's own limit. */
export const LARGEST_BODY = 64 * 1024 * 1024;

export type ParameterSource = 'url' | 'form' | 'json' | 'none';

/** The whole body, or `undefined` when it is larger than {@link LARGEST_BODY}. */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...chunks);
    size += value.length;
    if (size > LARGEST_BODY) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

export type ReadParameter =
  | { ok: true; value: string; source: ParameterSource; hints: readonly Hint[] }
  | { ok: false; reason: 'invalid-json'; source: 'json'; hints: readonly Hint[] };

/**
 * The value of a parameter from the URL query, else from a form or JSON body told by its content type; `''` when it is
 * nowhere. Other bodies are not read, which is what the platform's parser does at its defaults (inferred).
 */
export function readParameter(url: URL, contentType: string, body: Uint8Array, name: string): ReadParameter {
  const fromUrl = url.searchParams.get(name);
  if (fromUrl) return { ok: true, value: fromUrl, source: 'url', hints: [] };
  const type = contentType.toLowerCase();
  if (/^[^;]*json/.test(type)) return readJson(body, name);
  if (type.startsWith('application/x-www-form-urlencoded')) return readForm(body, name);
  const unread: Hint[] = type.startsWith('multipart/') ? ['multipart'] : body.length > 0 ? ['body-not-parsed'] : [];
  return { ok: true, value: '', source: 'none', hints: unread };
}

function readForm(body: Uint8Array, name: string): ReadParameter {
  const value = new URLSearchParams(decodeUtf8Lossy(body)).get(name) ?? '';
  const hints: Hint[] = body.length > INFERRED_BODY_LIMITS.form ? ['form-over-limit'] : [];
  return { ok: true, value, source: value ? 'form' : 'none', hints };
}

function readJson(body: Uint8Array, name: string): ReadParameter {
  const hints: Hint[] = body.length > INFERRED_BODY_LIMITS.json ? ['json-over-limit'] : [];
  const text = decodeUtf8Lossy(body);
  // An empty body is an empty object to the platform's parser.
  if (text === '') return { ok: true, value: '', source: 'none', hints };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'invalid-json', source: 'json', hints };
  }
  if (typeof parsed !== 'object' || parsed === null)
    return { ok: false, reason: 'invalid-json', source: 'json', hints };
  const value = isRecord(parsed) && Object.hasOwn(parsed, name) ? parsed[name] : undefined;
  return typeof value === 'string' && value !== ''
    ? { ok: true, value, source: 'json', hints }
    : { ok: true, value: '', source: 'none', hints };
}
