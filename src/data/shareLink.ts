/**
 * A call as a link: everything typed in the workbench, in the fragment, which browsers send to nobody. No credentials are
 * part of it. Opening one changes nothing until a person has seen what it holds.
 */
import * as v from 'valibot';
import { decodeUtf8, fromBase64url, toBase64url, utf8 } from '#protocol/bytes.ts';
import { draftSpec, isLarge, type WorkbenchDraft } from './drafts.ts';

const PREFIX = '#share=';
/** The form of what follows; another one is not guessed at. */
const VERSION = '1.';

/** Characters of the fragment. Chat programs and browsers cut or refuse longer addresses. */
export const LONGEST = 16_000;
/** Bytes of what a fragment may unfold to: a small one could hold gigabytes. */
const LARGEST = 1_000_000;

export type LinkProblem =
  /** A vocabulary is too large to be typed here: its words are not in the draft. */
  'large_vocabulary' | 'too_long';

export type ShareProblem = 'unknown_version' | 'not_a_link' | 'too_large' | 'bad_shape';

export type SharedDraft = { ok: true; draft: WorkbenchDraft } | { ok: false; problem: ShareProblem; place?: string };

/** What a link carries: what the call is made of, and nothing that belongs to one console. */
export function sharedText(draft: WorkbenchDraft): string {
  const { frozenRandom: _, vocabulariesOf: __, ...rest } = draft;
  return JSON.stringify(rest);
}

/** The fragment for a text of {@link sharedText}, masked or not. */
export async function shareFragment(
  draft: WorkbenchDraft,
  text = sharedText(draft),
): Promise<{ ok: true; fragment: string } | { ok: false; problem: LinkProblem }> {
  if (isLarge(draft) || draft.vocabularies.some(({ large }) => large))
    return { ok: false, problem: 'large_vocabulary' };
  const packed = await throughStream(new Blob([utf8(text)]), new CompressionStream('deflate-raw'), Infinity);
  const fragment = PREFIX + VERSION + toBase64url(packed!);
  return fragment.length > LONGEST ? { ok: false, problem: 'too_long' } : { ok: true, fragment };
}

/** What a fragment of an address holds; `undefined` when it is no shared call at all. */
export async function readShare(fragment: string): Promise<SharedDraft | undefined> {
  if (!fragment.startsWith(PREFIX)) return undefined;
  if (fragment.length > LONGEST) return { ok: false, problem: 'too_large' };
  const body = fragment.slice(PREFIX.length);
  if (!body.startsWith(VERSION)) return { ok: false, problem: /^\d+\./.test(body) ? 'unknown_version' : 'not_a_link' };
  const packed = fromBase64url(body.slice(VERSION.length));
  if (!packed) return { ok: false, problem: 'not_a_link' };
  let text: string | undefined;
  try {
    const bytes = await throughStream(new Blob([packed]), new DecompressionStream('deflate-raw'), LARGEST);
    if (!bytes) return { ok: false, problem: 'too_large' };
    text = decodeUtf8(bytes);
  } catch {
    return { ok: false, problem: 'not_a_link' };
  }
  return readText(text ?? '');
}

function readText(text: string): SharedDraft {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not_a_link' };
  }
  const parsed = v.safeParse(draftSpec.schema, content);
  if (!parsed.success) return { ok: false, problem: 'bad_shape', place: v.getDotPath(parsed.issues[0]) ?? '$' };
  const { frozenRandom: _, vocabulariesOf: __, ...draft } = parsed.output;
  if (draft.vocabularies.some(({ large }) => large)) return { ok: false, problem: 'bad_shape', place: 'vocabularies' };
  return { ok: true, draft };
}

/** @returns `undefined` when more than `most` bytes come out; the rest is not unfolded. */
async function throughStream(
  input: Blob,
  transform: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = (input.stream().pipeThrough(transform) as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(new Uint8Array(value));
  }
}
