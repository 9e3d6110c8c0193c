/**
 * Finds secrets in anything that is about to leave the page, in the forms secrets travel in. Linear in the size of the
 * content: every form of every secret is looked for in one pass, once for each layer of escapes that was taken off.
 */
import { fromBase64, utf8 } from './bytes.ts';
import { escapedOffsets, unescape, type Escape } from './escapeLayers.ts';
import { searchFor, type Needle } from './manyNeedles.ts';
import { SHORTEST_SECRET, type Secret } from './secret.ts';
import { encodedForms, writtenForms, type Encoding } from './secretForms.ts';

export type HitForm =
  | 'raw'
  /** A whole segment of an address' path. */
  | 'path'
  | 'percent'
  | 'percent_twice'
  | 'json'
  | 'xml'
  | 'utf16'
  | 'base64'
  | 'base64url'
  | 'hex'
  /** A token signed with the secret. */
  | 'signed';

/** A place where a secret stands. */
export interface Hit {
  secret: Secret;
  form: HitForm;
  /** Bytes of the content (of its UTF-8, for a text), end exclusive. */
  start: number;
  end: number;
}

/** How many layers of escapes are taken off, in any order: a HAR holds JSON in JSON, which may hold addresses. */
const MOST_LAYERS = 3;

/**
 * Every place where a secret stands, in order of place. Overlapping places are told as one, under the name of the
 * plainest: a value without special characters looks the same in most forms.
 */
export function scanForSecrets(content: string | Uint8Array, secrets: readonly Secret[]): Hit[] {
  const search = searchFor(secrets.flatMap(needlesOf));
  const hits: Hit[] = [];
  const visit = (bytes: Uint8Array, layers: readonly Escape[], toContent: (offsets: number[]) => number[]) => {
    const found = search(bytes);
    const starts = toContent(found.map(({ start }) => start));
    const inOrder = found.toSorted((a, b) => a.end - b.end);
    const ends = new Map(toContent(inOrder.map(({ end }) => end)).map((end, i) => [inOrder[i]!, end]));
    found.forEach((one, i) => {
      const { secret, encoding } = one.about;
      hits.push({ secret, form: formOf(encoding, layers, bytes, one), start: starts[i]!, end: ends.get(one)! });
    });
    if (layers.length === MOST_LAYERS) return;
    for (const escape of layers.length === 0 ? OUTER : INNER) {
      const inner = unescape(escape, bytes);
      if (inner) visit(inner, [...layers, escape], (offsets) => toContent(escapedOffsets(escape, bytes, offsets)));
    }
  };
  visit(typeof content === 'string' ? utf8(content) : content, [], (offsets) => offsets);
  return merged(hits);
}

const INNER: readonly Escape[] = ['percent', 'json'];
/** These belong to a whole file and are never inside another escape. */
const OUTER: readonly Escape[] = [...INNER, 'xml', 'zeros'];

interface About {
  secret: Secret;
  encoding: Encoding;
}

function needlesOf(secret: Secret): Needle<About>[] {
  if (utf8(secret.value).length < SHORTEST_SECRET) return [];
  // The bytes a key stands for encrypt and decrypt: they are as secret as their text.
  const key = secret.field === 'encodingAESKey' ? fromBase64(`${secret.value}=`) : undefined;
  const [value, ...written] = writtenForms(secret.value).map(utf8);
  const forms = [value!, ...(key ? [key] : [])].flatMap(encodedForms);
  // Escapes outside of an encoding are taken off; those inside are part of what was encoded.
  const inside = written.flatMap(encodedForms).filter(({ encoding }) => encoding !== 'plain');
  return [...forms, ...inside].map(({ bytes, encoding }) => ({ bytes, about: { secret, encoding } }));
}

function formOf(
  encoding: Encoding,
  layers: readonly Escape[],
  bytes: Uint8Array,
  { start, end }: { start: number; end: number },
): HitForm {
  if (encoding !== 'plain') return encoding;
  const percents = layers.filter((layer) => layer === 'percent').length;
  if (percents > 0) return percents === 1 ? 'percent' : 'percent_twice';
  if (layers.includes('json')) return 'json';
  if (layers.length > 0) return layers[0] === 'xml' ? 'xml' : 'utf16';
  return bytes[start - 1] === SLASH && !SEGMENT.test(String.fromCharCode(bytes[end] ?? 0)) ? 'path' : 'raw';
}

const SLASH = 0x2f;
const SEGMENT = /[\w.~!$&*+,;=:@%-]/;

function merged(hits: readonly Hit[]): Hit[] {
  const apart: Hit[] = [];
  // The sort is stable: of hits at one place the outermost layer comes first.
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && hit.start < last.end) last.end = Math.max(last.end, hit.end);
    else apart.push({ ...hit });
  }
  return apart;
}
