/** Looks through what leaves, and masks what was found: of a large file only a piece at a time is at hand. */
import { utf8 } from '#protocol/bytes.ts';
import type { Secret } from '#protocol/secret.ts';
import type { Hit } from '#protocol/secretScan.ts';
import type { LeakFinder } from './door.ts';

export type Content = string | Uint8Array | Blob;

export interface PlacedHit extends Hit {
  /** From 1. */
  line: number;
  /** What stands there, as text. */
  text: string;
}

/** Bytes of a file that are at hand at once. */
export const PIECE = 8 * 1024 * 1024;
/** What begins in a piece is found as long as it ends within so many bytes behind it: the longest token. */
const OVERLAP = 1024 * 1024;
const LINE_END = 0x0a;

/** Every secret in a content, in order of place. */
export async function hitsIn(
  content: Content,
  secrets: readonly Secret[],
  find: LeakFinder,
  size = PIECE,
): Promise<PlacedHit[]> {
  const hits: PlacedHit[] = [];
  let line = 1;
  for (let at = 0; at < sizeOf(content); at += size) {
    const piece = content instanceof Blob ? await bytesOf(content, at, at + size + OVERLAP) : content;
    const found = await find(piece, secrets);
    if (found.length === 0 && !(content instanceof Blob)) return hits;
    const bytes = typeof piece === 'string' ? utf8(piece) : piece;
    let from = 0;
    const linesTo = (end: number) => {
      for (let i = bytes.indexOf(LINE_END, from); i >= 0 && i < end; i = bytes.indexOf(LINE_END, from)) {
        line++;
        from = i + 1;
      }
    };
    for (const hit of found) {
      const [start, end] = [at + hit.start, at + hit.end];
      // What begins behind the piece is whole in the next one; what has begun before it is known.
      if ((content instanceof Blob && hit.start >= size) || start < (hits.at(-1)?.end ?? 0)) continue;
      linesTo(hit.start);
      hits.push({ ...hit, start, end, line, text: textOf(bytes.subarray(hit.start, hit.end)) });
    }
    if (!(content instanceof Blob)) return hits;
    linesTo(size);
  }
  return hits;
}

/** The content without these hits. */
export async function withoutHits(content: Content, hits: readonly Hit[], size = PIECE): Promise<Content> {
  const { masked } = await import('#protocol/masking.ts');
  if (!(content instanceof Blob)) {
    const rest = masked(typeof content === 'string' ? utf8(content) : content, hits);
    return typeof content === 'string' ? textOf(rest) : rest;
  }
  const kind = (await isText(content, size)) ? 'text' : 'bytes';
  const parts: Blob[] = [];
  let next = 0;
  for (let at = 0; at < content.size;) {
    const here: Hit[] = [];
    let end = Math.min(at + size, content.size);
    // A hit is never cut in two.
    for (; next < hits.length && hits[next]!.start < end; next++) {
      const hit = hits[next]!;
      here.push({ ...hit, start: hit.start - at, end: hit.end - at });
      end = Math.max(end, hit.end);
    }
    parts.push(
      here.length === 0 ? content.slice(at, end) : new Blob([masked(await bytesOf(content, at, end), here, kind)]),
    );
    at = end;
  }
  return new Blob(parts, { type: content.type });
}

async function isText(content: Blob, size: number): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < content.size; at += size)
      decoder.decode(await bytesOf(content, at, at + size), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function sizeOf(content: Content): number {
  return content instanceof Blob ? content.size : content.length;
}

export async function bytesOf(blob: Blob, start = 0, end = blob.size): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
