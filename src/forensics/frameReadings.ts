/** How a deciphered text may be laid out: `random(16) | length | message | APPID | padding` and what people leave out. */
import { decodeUtf8, equalBytes, utf8, utf8Length } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { readableStart, readableText } from './text.ts';
import { proven, type Finding } from './types.ts';

export interface FrameReading {
  message: Uint8Array;
  appId: string;
  findings: Finding[];
  fields: readonly { name: string; start: number; end: number }[];
}

export interface FrameContext {
  /** The profile whose key opened the ciphertext. */
  credentials: Credentials;
  /** APPIDs that are right or at least known: this profile's and that of the profile the request addresses. */
  appIds: readonly string[];
  /** Bytes after the last whole block. */
  remainder: number;
}

const RANDOM = 16;
const LENGTH = 4;

interface Padding {
  kind: 'pkcs7' | 'zero' | 'none';
  length: number;
}

function paddingOf(plain: Uint8Array): Padding {
  const count = plain.at(-1)!;
  if (count >= 1 && count <= 32 && count <= plain.length && plain.subarray(-count).every((byte) => byte === count)) {
    return { kind: 'pkcs7', length: count };
  }
  let zeros = 0;
  while (zeros < 32 && plain[plain.length - 1 - zeros] === 0) zeros++;
  return zeros > 0 ? { kind: 'zero', length: zeros } : { kind: 'none', length: 0 };
}

interface Layout {
  random: number;
  length: number;
  messageStart: number;
  messageEnd: number;
  findings: Finding[];
}

/** The reading of a whole plaintext that proves itself, or `undefined`. */
export function readFrame(plain: Uint8Array, context: FrameContext): FrameReading | undefined {
  const padding = paddingOf(plain);
  if (padding.kind === 'none' && plain.length % 32 !== 0) return undefined;
  const body = plain.subarray(0, plain.length - padding.length);
  const layout = layoutOf(body, context);
  if (!layout) return undefined;
  const framed = layout.findings.every(({ code }) => code !== 'framing_missing');
  const padded = framed ? paddingFindings(plain.length, padding) : [];
  const trailer = framed ? appIdFindings(body.subarray(layout.messageEnd), context) : [];
  return reading(plain, layout, body.length, [...layout.findings, ...padded, ...trailer]);
}

function reading(plain: Uint8Array, layout: Layout, bodyEnd: number, findings: Finding[]): FrameReading {
  const { random, length, messageStart, messageEnd } = layout;
  const edges: [string, number, number][] = [
    ['random', 0, random],
    ['length', random, random + length],
    ['message', messageStart, messageEnd],
    ['appId', messageEnd, bodyEnd],
    ['padding', bodyEnd, plain.length],
  ];
  return {
    message: plain.subarray(messageStart, messageEnd),
    appId: readableText(plain.subarray(messageEnd, bodyEnd)) ?? '',
    findings,
    fields: edges.filter(([, start, end]) => end > start).map(([name, start, end]) => ({ name, start, end })),
  };
}

function paddingFindings(length: number, padding: Padding): Finding[] {
  if (padding.kind === 'zero') return [proven('padding_zero', { length: padding.length })];
  if (padding.kind === 'none') return [proven('padding_zero', { length: 0 })];
  // Where padding to 16 and to 32 give the same bytes there is nothing wrong with them.
  return length % 32 === 0 ? [] : [proven('padding_16', { length: padding.length, bytes: length })];
}

function appIdFindings(trailer: Uint8Array, { credentials, appIds }: FrameContext): Finding[] {
  if (appIds.some((appId) => equalBytes(trailer, utf8(appId)))) return [];
  const text = decodeUtf8(trailer) ?? '';
  if (text === '') return [proven('appid_missing')];
  if (text === credentials.token) return [proven('appid_is_token', { length: text.length })];
  return [proven('appid_mismatch', { found: text.slice(0, 80), length: text.length, expected: credentials.appId })];
}

// The exact layouts end in a known APPID and leave no doubt; the loose ones rest on the message being JSON or XML.
function layoutOf(body: Uint8Array, context: FrameContext): Layout | undefined {
  const known = knownTrailer(body, context);
  const exact = known > 0 ? (countedLayout(body, RANDOM, known) ?? countedLayout(body, 0, known)) : undefined;
  return exact ?? looseCounted(body, RANDOM) ?? looseCounted(body, 0) ?? uncounted(body, known);
}

// Length in bytes of the known APPID at the end of the body, or 0.
function knownTrailer(body: Uint8Array, { credentials, appIds }: FrameContext): number {
  const ends = [...appIds, credentials.token].map(utf8).filter((id) => id.length > 0 && body.length > id.length);
  return ends.find((id) => equalBytes(body.subarray(-id.length), id))?.length ?? 0;
}

function numbersAt(body: Uint8Array, at: number): { big: number; little: number } {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  return { big: view.getUint32(at), little: view.getUint32(at, true) };
}

// The length field agrees with where the known APPID begins.
function countedLayout(body: Uint8Array, random: 0 | 16, known: number): Layout | undefined {
  const messageStart = random + LENGTH;
  const messageEnd = body.length - known;
  if (messageEnd < messageStart) return undefined;
  const { big, little } = numbersAt(body, random);
  const bytes = messageEnd - messageStart;
  const base = { random, length: LENGTH, messageStart, messageEnd };
  const missing = random === 0 ? [proven('random_prefix_missing')] : [];
  if (big === bytes) return { ...base, findings: missing };
  if (little === bytes) return { ...base, findings: [...missing, proven('length_little_endian', { big, little })] };
  const text = readableText(body.subarray(messageStart, messageEnd));
  if (text === undefined) return undefined;
  const characters = [text.length, codePointCount(text)];
  const inCharacters = proven('length_in_characters', { says: Math.min(big, little), bytes });
  if (characters.includes(big)) return { ...base, findings: [...missing, inCharacters] };
  if (characters.includes(little))
    return { ...base, findings: [...missing, proven('length_little_endian', { big, little }), inCharacters] };
  return undefined;
}

function codePointCount(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

// The length field cuts the rest into a message that reads and an end that could be an APPID.
function looseCounted(body: Uint8Array, random: 0 | 16): Layout | undefined {
  const messageStart = random + LENGTH;
  if (body.length < messageStart) return undefined;
  const { big, little } = numbersAt(body, random);
  const rest = body.subarray(messageStart);
  const missing = random === 0 ? [proven('random_prefix_missing')] : [];
  const layout = (length: number, findings: Finding[]): Layout => ({
    random,
    length: LENGTH,
    messageStart,
    messageEnd: messageStart + length,
    findings: [...missing, ...findings],
  });
  if (splits(rest, big)) return layout(big, []);
  if (splits(rest, little)) return layout(little, [proven('length_little_endian', { big, little })]);
  for (const [count, order] of [[big, 'big'] as const, [little, 'little'] as const]) {
    const text = count > 0 && count < rest.length ? readableText(rest) : undefined;
    const part = text?.slice(0, count);
    if (part === undefined || !isStructured(part)) continue;
    const bytes = utf8Length(part);
    const swapped = order === 'little' ? [proven('length_little_endian', { big, little })] : [];
    return layout(bytes, [...swapped, proven('length_in_characters', { says: count, bytes })]);
  }
  return undefined;
}

function splits(rest: Uint8Array, length: number): boolean {
  if (length > rest.length || length === 0) return false;
  const trailer = readableText(rest.subarray(length));
  if (trailer === undefined || trailer.length > 128) return false;
  const message = readableText(rest.subarray(0, length));
  // A message that is not UTF-8 may be in another encoding: then the end must look like an APPID.
  if (message === undefined) return /^[A-Za-z0-9_-]{8,64}$/.test(trailer);
  return isStructured(message) || trailer === '' || /^[\w-]{1,64}\s*$/.test(trailer);
}

/** Whether a text is a JSON object, array or string, or XML: what a message is, beyond doubt. */
export function isStructured(text: string): boolean {
  const trimmed = text.trim();
  if (/^<[\s\S]*>$/.test(trimmed)) return true;
  const value = parseJson(trimmed);
  return isRecord(value) || Array.isArray(value) || (typeof value === 'string' && value.length > 1);
}

// No length field: the message runs to the known APPID, or to the end of its JSON or XML.
function uncounted(body: Uint8Array, known: number): Layout | undefined {
  const whole = readableText(body);
  const randomIsText = whole !== undefined && /^[A-Za-z0-9]{16}[{<"]/.test(whole);
  if (whole !== undefined && !randomIsText && whole.length >= 2) return unframed(body, whole, known);
  if (body.length <= RANDOM) return undefined;
  const text = readableText(body.subarray(RANDOM));
  if (text === undefined) return undefined;
  const end = known > 0 && body.length - known > RANDOM ? body.length - known : structuredEnd(body, text, RANDOM);
  if (end === undefined) return undefined;
  return { random: RANDOM, length: 0, messageStart: RANDOM, messageEnd: end, findings: [proven('length_missing')] };
}

function unframed(body: Uint8Array, whole: string, known: number): Layout | undefined {
  const base = { random: 0, length: 0, messageStart: 0 };
  if (known > 0 && body.length > known) {
    const findings = [proven('random_prefix_missing'), proven('length_missing')];
    return { ...base, messageEnd: body.length - known, findings };
  }
  // Sixteen readable bytes behind a valid padding are no accident; fewer may be.
  if (!isStructured(whole) && body.length < 12) return undefined;
  return { ...base, messageEnd: body.length, findings: [proven('framing_missing', { bytes: body.length })] };
}

function structuredEnd(body: Uint8Array, text: string, offset: number): number | undefined {
  const last = text.search(/[}>"][\w-]{0,64}$/);
  if (last < 0 || !isStructured(text.slice(0, last + 1))) return undefined;
  return Math.min(body.length, offset + utf8Length(text.slice(0, last + 1)));
}

/** The reading of a plaintext whose end is missing: the length field promises more than there is, or the APPID is cut. */
export function readCutFrame(plain: Uint8Array, context: FrameContext): FrameReading | undefined {
  const start = RANDOM + LENGTH;
  if (plain.length < start + 4) return undefined;
  const bare = readCutText(plain, context);
  if (bare) return bare;
  const { big } = numbersAt(plain, RANDOM);
  const rest = plain.subarray(start);
  const evidence = { bytes: plain.length + context.remainder, remainder: context.remainder };
  const layout = { random: RANDOM, length: LENGTH, messageStart: start };
  const cut = (messageEnd: number, missing: Record<string, number>) =>
    reading(plain, { ...layout, messageEnd, findings: [] }, plain.length, [
      proven('ciphertext_truncated', { ...evidence, ...missing }),
    ]);
  if (big > rest.length && big < LONGEST_MESSAGE) {
    const text = readableStart(rest);
    return text !== undefined && text.length >= 4 ? cut(plain.length, { promised: big }) : undefined;
  }
  const trailer = big > 0 && big <= rest.length ? decodeUtf8(rest.subarray(big)) : undefined;
  if (trailer === undefined || decodeUtf8(rest.subarray(0, big)) === undefined) return undefined;
  const begins = context.appIds.some((appId) => appId.startsWith(trailer) || trailer.startsWith(appId));
  return begins ? cut(start + big, { promised: big }) : undefined;
}

// A text without length field breaks off: at the very start, or behind sixteen bytes that do not read.
function readCutText(plain: Uint8Array, { remainder }: FrameContext): FrameReading | undefined {
  for (const random of [0, RANDOM]) {
    const text = readableStart(plain.subarray(random));
    if (text === undefined || !/^\s*[{<"]/.test(text)) continue;
    const missing = random === 0 ? proven('framing_missing', { bytes: plain.length }) : proven('length_missing');
    const cut = proven('ciphertext_truncated', { bytes: plain.length + remainder, remainder, promised: 0 });
    const layout = { random, length: 0, messageStart: random, messageEnd: plain.length, findings: [] };
    return reading(plain, layout, plain.length, [cut, missing]);
  }
  return undefined;
}

const LONGEST_MESSAGE = 1 << 26;
