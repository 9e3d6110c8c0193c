/** A request too large for strings: from the bytes of its words to a body in pieces, a piece at a time. */
import { encodeBody } from '#protocol/body.ts';
import { decodeUtf8Lossy, toBase64, utf8 } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { lintDraft, type Draft, type DraftIssue, type Environment } from '#protocol/draft.ts';
import { ENDPOINTS, endpointPath } from '#protocol/endpoints.ts';
import { aesParameters, frameFields, RANDOM_LENGTH, type Encrypted } from '#protocol/msgCrypt.ts';
import { sizeIssues, type Preparation, type Prepared } from '#protocol/prepare.ts';
import { escapedBase64 } from './escapedBase64.ts';

export interface LargeVocabulary {
  name: string;
  /** As {@link listJson} writes it. */
  json: Uint8Array<ArrayBuffer>;
}

/** Bytes encrypted at a time: whole AES blocks, whole groups of base64, and what a cache holds. */
const PIECE = 384 * 1024;

/** How much of each step is kept to be looked at, in bytes: whole blocks, whole groups of base64. */
const EXCERPT = 1536;

/**
 * Prepares a dictmsg call as `prepare` does, byte for byte, without a string of the message. `onProgress` is told the
 * share that is done after every piece and may throw to give up.
 */
export async function prepareLarge(
  draft: Draft,
  vocabularies: readonly LargeVocabulary[],
  credentials: Credentials,
  { random = crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)) }: Environment,
  onProgress: (share: number) => void | Promise<void> = () => undefined,
): Promise<Preparation> {
  const endpoint = ENDPOINTS.dictmsg;
  const issues = lintDraft({ ...draft, vocabularies: [] }, credentials);
  const path = endpointPath('dictmsg', credentials.token);
  if (draft.encoding === 'url') issues.push({ field: 'vocabularies', code: 'too_large_for_url', severity: 'error' });
  if (path === undefined || issues.some(({ severity }) => severity === 'error')) return { ok: false, issues };

  const message = messageParts(draft, vocabularies);
  const frame = frameParts(message, random, credentials.appId);
  const sealed = await seal(frame.parts, frame.length, credentials.encodingAESKey, draft.encoding, onProgress);
  const escaped = draft.encoding === 'form';
  const contentType = escaped ? 'application/x-www-form-urlencoded' : 'application/json';
  const open = escaped ? 'encrypt=' : '{"encrypt":"';
  const blob = new Blob([open, ...sealed.pieces, escaped ? '' : '"}'], { type: contentType });
  const start = joined(frame.parts, EXCERPT);
  const encrypted: Encrypted = {
    ...aesParameters(credentials.encodingAESKey),
    frame: start,
    fields: frame.fields,
    ciphertext: sealed.start,
    encrypt: toBase64(sealed.start),
  };
  const prepared: Prepared = {
    ...encodeBody(draft.encoding, endpoint.parameter, encrypted.encrypt),
    endpoint,
    path,
    encoding: draft.encoding,
    headers: [
      ['Content-Type', contentType],
      ['Accept', 'application/json'],
    ],
    // The cut may go through a character.
    plaintext: decodeUtf8Lossy(joined(message, EXCERPT)).replace(/\ufffd$/, ''),
    value: encrypted.encrypt,
    steps: { scheme: 'wxbizmsgcrypt', encrypted },
    issues: [...issues, ...sizeIssues(draft.encoding, blob.size)] satisfies DraftIssue[],
    large: {
      body: blob,
      bodyBytes: blob.size,
      plaintextBytes: lengthOf(message),
      valueBytes: Math.ceil(frame.length / 3) * 4,
      pluses: sealed.pluses,
    },
  };
  return { ok: true, prepared };
}

function messageParts({ username, msg }: Draft, vocabularies: readonly LargeVocabulary[]): Uint8Array<ArrayBuffer>[] {
  const open = `{"username":${JSON.stringify(username)},"msg":${JSON.stringify(msg)},"svrinfo":{"real_time_slot_candidates":{`;
  const members = vocabularies.flatMap(({ name, json }, i) => [
    utf8(`${i > 0 ? '],' : ''}${JSON.stringify(name)}:[`),
    json,
  ]);
  return [utf8(open), ...members, utf8(vocabularies.length > 0 ? ']}}}' : '}}}')];
}

function frameParts(message: readonly Uint8Array<ArrayBuffer>[], random: Uint8Array, appIdText: string) {
  const length = lengthOf(message);
  const appId = utf8(appIdText);
  const head = new Uint8Array(RANDOM_LENGTH + 4);
  head.set(random);
  new DataView(head.buffer).setUint32(RANDOM_LENGTH, length);
  const used = head.length + length + appId.length;
  const padding = 32 - (used % 32);
  return {
    parts: [head, ...message, appId, new Uint8Array(padding).fill(padding)],
    length: used + padding,
    fields: frameFields(length, appId.length, padding),
  };
}

async function seal(
  parts: readonly Uint8Array[],
  length: number,
  encodingAESKey: string,
  encoding: Draft['encoding'],
  onProgress: (share: number) => void | Promise<void>,
) {
  const aes = aesParameters(encodingAESKey);
  const key = await crypto.subtle.importKey('raw', aes.key, 'AES-CBC', false, ['encrypt']);
  const write = encoding === 'form' ? escapedWriter() : plainWriter(length);
  const plain = new Uint8Array(Math.min(PIECE, length));
  const take = reader(parts);
  let { iv } = aes;
  let start = new Uint8Array(0);
  for (let done = 0; done < length;) {
    const filled = take(plain);
    // The browser adds a block of padding to every piece; the next piece goes on from the last block of this one.
    const sealed = new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, plain.subarray(0, filled)),
      0,
      filled,
    );
    iv = sealed.slice(-16);
    if (done === 0) start = sealed.slice(0, EXCERPT);
    write.piece(sealed);
    done += filled;
    await onProgress(done / length);
  }
  return { ...write.end(), start };
}

/** Takes the ciphertext a piece at a time, each but the last of whole groups of base64. */
interface Writer {
  piece: (sealed: Uint8Array) => void;
  /** What is sent, and how many `+` are in it. */
  end: () => { pieces: Uint8Array<ArrayBuffer>[]; pluses: number };
}

function escapedWriter(): Writer {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let pluses = 0;
  return {
    piece: (sealed) => {
      const written = escapedBase64(sealed);
      pieces.push(written.bytes);
      pluses += written.pluses;
    },
    end: () => ({ pieces, pluses }),
  };
}

function plainWriter(length: number): Writer {
  const encoder = new TextEncoder();
  const whole = new Uint8Array(Math.ceil(length / 3) * 4);
  let at = 0;
  return {
    piece: (sealed) => {
      at += encoder.encodeInto(toBase64(sealed), whole.subarray(at)).written;
    },
    end: () => ({ pieces: [whole], pluses: 0 }),
  };
}

/** Fills arrays from parts in a row; gives how much was there. */
function reader(parts: readonly Uint8Array[]): (into: Uint8Array) => number {
  let part = 0;
  let offset = 0;
  return (into) => {
    let filled = 0;
    while (filled < into.length && part < parts.length) {
      const source = parts[part]!;
      const piece = source.subarray(offset, offset + into.length - filled);
      into.set(piece, filled);
      filled += piece.length;
      offset += piece.length;
      if (offset === source.length) {
        part++;
        offset = 0;
      }
    }
    return filled;
  };
}

function joined(parts: readonly Uint8Array[], limit: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Math.min(limit, lengthOf(parts)));
  reader(parts)(whole);
  return whole;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
