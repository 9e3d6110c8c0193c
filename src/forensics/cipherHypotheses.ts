/** The ways a ciphertext may have been made, as a table: keys, modes and initialisation vectors (protocol.md section 7). */
import { fromBase64, utf8 } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { openFrame } from '#protocol/msgCrypt.ts';
import { openWithKeyOf24 } from './aes192.ts';
import { fromLenientBase64 } from './text.ts';
import type { FindingCode } from './types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface CipherHypothesis {
  id: string;
  /** What is wrong when it opens the ciphertext; empty for the right way. */
  codes: readonly FindingCode[];
  mode: 'cbc' | 'ecb';
  key: (credentials: Credentials) => Bytes | undefined | Promise<Bytes>;
}

const decodedKey = ({ encodingAESKey }: Credentials): Bytes | undefined => {
  const text = encodingAESKey.trim().replace(/=$/, '');
  const bytes = text.length === 43 ? (fromBase64(`${text}=`) ?? fromLenientBase64(text)) : undefined;
  return bytes?.length === 32 ? bytes : undefined;
};

const ofText = (start: number, end: number | undefined, length: number) => (credentials: Credentials) => {
  const bytes = utf8(credentials.encodingAESKey.slice(start, end));
  return bytes.length === length ? bytes : undefined;
};

/** In order of trial. The initialisation vector is no part of it: it touches the first block alone. */
export const CIPHER_TABLE: readonly CipherHypothesis[] = [
  { id: 'decoded_cbc', codes: [], mode: 'cbc', key: decodedKey },
  { id: 'decoded_ecb', codes: ['aes_ecb'], mode: 'ecb', key: decodedKey },
  { id: 'text_first_32_cbc', codes: ['aes_key_not_decoded'], mode: 'cbc', key: ofText(0, 32, 32) },
  { id: 'text_first_32_ecb', codes: ['aes_key_not_decoded', 'aes_ecb'], mode: 'ecb', key: ofText(0, 32, 32) },
  { id: 'text_last_32_cbc', codes: ['aes_key_not_decoded'], mode: 'cbc', key: ofText(-32, undefined, 32) },
  { id: 'text_first_16_cbc', codes: ['aes_key_not_decoded', 'aes_key_size'], mode: 'cbc', key: ofText(0, 16, 16) },
  {
    id: 'text_first_16_ecb',
    codes: ['aes_key_not_decoded', 'aes_ecb', 'aes_key_size'],
    mode: 'ecb',
    key: ofText(0, 16, 16),
  },
  { id: 'text_first_24_cbc', codes: ['aes_key_not_decoded', 'aes_key_size'], mode: 'cbc', key: ofText(0, 24, 24) },
  { id: 'text_sha256_cbc', codes: ['aes_key_not_decoded'], mode: 'cbc', key: sha256 },
  { id: 'decoded_first_16_cbc', codes: ['aes_key_size'], mode: 'cbc', key: (c) => decodedKey(c)?.slice(0, 16) },
  { id: 'decoded_first_24_cbc', codes: ['aes_key_size'], mode: 'cbc', key: (c) => decodedKey(c)?.slice(0, 24) },
  {
    id: 'decoded_first_16_ecb',
    codes: ['aes_ecb', 'aes_key_size'],
    mode: 'ecb',
    key: (c) => decodedKey(c)?.slice(0, 16),
  },
];

async function sha256({ encodingAESKey }: Credentials): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(encodingAESKey)));
}

/** A plaintext of which only the first block depends on the initialisation vector. */
export interface OpenedBlocks {
  key: Bytes;
  /** Bytes under the given key, the first block under an all-zero vector. */
  blocks: Bytes;
  mode: 'cbc' | 'ecb';
}

const BLOCK = 16;

/**
 * Deciphers whole blocks without judging the padding.
 * @param ciphertext a whole, non-zero number of 16-byte blocks.
 */
export async function openBlocks(mode: 'cbc' | 'ecb', key: Bytes, ciphertext: Bytes): Promise<OpenedBlocks> {
  const blocks =
    key.length === 24
      ? await openWithKeyOf24(key, ciphertext)
      : await openFrame({ key, iv: new Uint8Array(BLOCK) }, ciphertext);
  // Web Crypto has no ECB. CBC is ECB with the block before added, so adding it once more leaves ECB.
  if (mode === 'ecb') for (let i = BLOCK; i < blocks.length; i++) blocks[i]! ^= ciphertext[i - BLOCK]!;
  return { key, blocks, mode };
}

// Text has no control bytes; a kilobyte of anything else has.
const PROBE = 64 * BLOCK;
const SMALL = 4096;

/** Whether a key is worth the whole ciphertext: tells a wrong key from a right one on the first kilobyte of a long one. */
export async function isPlausible(mode: 'cbc' | 'ecb', key: Bytes, ciphertext: Bytes): Promise<boolean> {
  if (ciphertext.length <= SMALL) return true;
  const { blocks } = await openBlocks(mode, key, ciphertext.slice(0, PROBE));
  return !blocks
    .subarray(3 * BLOCK)
    .some((byte) => byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13));
}

export interface View {
  id: 'key_iv' | 'prepended_iv' | 'zero_iv' | 'text_iv' | 'tail_iv' | 'no_iv';
  plain: Bytes;
}

/** The plaintexts that follow from the vectors people use, the right one first. */
export function viewsOf({ key, blocks, mode }: OpenedBlocks, { encodingAESKey }: Credentials): View[] {
  if (mode === 'ecb') return [{ id: 'no_iv', plain: blocks }];
  const under = (iv: Uint8Array) => {
    const plain = blocks.slice();
    for (let i = 0; i < BLOCK; i++) plain[i]! ^= iv[i] ?? 0;
    return plain;
  };
  const views: View[] = [{ id: 'key_iv', plain: under(key.subarray(0, BLOCK)) }];
  if (blocks.length > BLOCK) views.push({ id: 'prepended_iv', plain: blocks.slice(BLOCK) });
  views.push(
    { id: 'zero_iv', plain: blocks },
    { id: 'text_iv', plain: under(utf8(encodingAESKey.slice(0, BLOCK))) },
    { id: 'tail_iv', plain: under(key.subarray(-BLOCK)) },
  );
  return views;
}

/**
 * The vector a message was made with, told by its random prefix. Any vector leaves a right frame behind such a prefix, but
 * the platform's samples draw it from letters and digits: sixteen of those under another vector, and none under the right
 * one, happen by chance once in 7 · 10⁹ messages. Other prefixes show nothing.
 */
export function vectorByPrefix(views: readonly View[]): View['id'] | undefined {
  const drawn = views.filter(({ id, plain }) => id !== 'prepended_iv' && isDrawn(plain.subarray(0, BLOCK)));
  return drawn.find(({ id }) => id === 'key_iv')?.id ?? drawn[0]?.id;
}

// Letters and digits, or one byte throughout, as in a buffer that was never filled.
function isDrawn(prefix: Uint8Array): boolean {
  const first = prefix[0];
  return prefix.every((byte) => byte === first) || /^[A-Za-z0-9]{16}$/.test(String.fromCharCode(...prefix));
}
