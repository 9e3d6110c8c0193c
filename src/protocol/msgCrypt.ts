/**
 * WXBizMsgCrypt as `/openapi/dictmsg` takes it (protocol.md section 7):
 * `random(16) | uint32_be(length) | message | APPID`, PKCS#7 to 32 bytes, AES-256-CBC, standard base64.
 */
import { concatBytes, decodeUtf8, equalBytes, fromBase64, loneSurrogateAt, toBase64, toHex, utf8 } from './bytes.ts';
import { KEY_LENGTH } from './credentials.ts';

export const RANDOM_LENGTH = 16;
const LENGTH_FIELD = 4;
const PADDING_BLOCK = 32;
const AES_BLOCK = 16;

export type FrameFieldName = 'random' | 'length' | 'message' | 'appId' | 'padding';

/** A field of the frame and its place in it (byte offsets, end exclusive). */
export interface FrameField {
  name: FrameFieldName;
  start: number;
  end: number;
}

/** The AES parameters that follow from an EncodingAESKey. */
export interface AesParameters {
  /** 32 bytes: base64 of the key's text plus "=". */
  key: Uint8Array<ArrayBuffer>;
  /** The first 16 bytes of the key. */
  iv: Uint8Array<ArrayBuffer>;
}

/** A ciphertext and every value on the way to it. */
export interface Encrypted extends AesParameters {
  /** The whole plaintext handed to AES, padding included. */
  frame: Uint8Array<ArrayBuffer>;
  fields: readonly FrameField[];
  ciphertext: Uint8Array<ArrayBuffer>;
  /** Standard base64 of the ciphertext: the value of the form or JSON field `encrypt`. */
  encrypt: string;
}

export interface EncryptInput {
  encodingAESKey: string;
  appId: string;
  message: string | Uint8Array;
  /** 16 bytes; drawn from the system when absent. */
  random?: Uint8Array;
}

/**
 * Encrypts a message.
 * @throws {MsgCryptError} `bad_key_length`, `bad_key_alphabet`, `bad_random_length`, `lone_surrogate`.
 */
export async function encrypt({
  encodingAESKey,
  appId,
  message,
  random = randomBytes(),
}: EncryptInput): Promise<Encrypted> {
  const aes = aesParameters(encodingAESKey);
  if (random.length !== RANDOM_LENGTH) {
    throw new MsgCryptError('bad_random_length', `the random prefix has ${random.length} bytes, not ${RANDOM_LENGTH}`);
  }
  const { frame, fields } = buildFrame(random, messageBytes(message), utf8(appId));
  const key = await crypto.subtle.importKey('raw', aes.key, 'AES-CBC', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: aes.iv }, key, frame);
  // Web Crypto always adds PKCS#7 of its own; the frame is aligned, so that is exactly one block too many.
  const ciphertext = new Uint8Array(sealed).slice(0, frame.length);
  return { ...aes, frame, fields, ciphertext, encrypt: toBase64(ciphertext) };
}

export interface SealedAgainInput {
  /** Absent or unusable when the key is not at hand any more; the parameters are then empty. */
  encodingAESKey?: string;
  appId: string;
  message: string;
  random: Uint8Array;
  encrypt: string;
}

/** Every value on the way to a ciphertext that was made before, for looking at it again; nothing is encrypted. */
export function sealedAgain({ encodingAESKey, appId, message, random, encrypt: text }: SealedAgainInput): Encrypted {
  const usable =
    encodingAESKey !== undefined && encodingAESKey.length === KEY_LENGTH && fromBase64(`${encodingAESKey}=`);
  return {
    ...(usable ? aesParameters(encodingAESKey) : { key: new Uint8Array(), iv: new Uint8Array() }),
    ...buildFrame(random, utf8(message), utf8(appId)),
    ciphertext: fromBase64(text) ?? new Uint8Array(),
    encrypt: text,
  };
}

function messageBytes(message: string | Uint8Array): Uint8Array {
  if (typeof message !== 'string') return message;
  const at = loneSurrogateAt(message);
  if (at >= 0) throw new MsgCryptError('lone_surrogate', `the message has half a surrogate pair at ${at}`);
  return utf8(message);
}

function buildFrame(random: Uint8Array, message: Uint8Array, appId: Uint8Array) {
  const used = RANDOM_LENGTH + LENGTH_FIELD + message.length + appId.length;
  const padding = PADDING_BLOCK - (used % PADDING_BLOCK);
  const frame = new Uint8Array(used + padding).fill(padding, used);
  frame.set(random, 0);
  new DataView(frame.buffer).setUint32(RANDOM_LENGTH, message.length);
  frame.set(message, RANDOM_LENGTH + LENGTH_FIELD);
  frame.set(appId, RANDOM_LENGTH + LENGTH_FIELD + message.length);
  return { frame, fields: frameFields(message.length, appId.length, padding) };
}

/** The fields of a frame from the lengths, in bytes, of those that vary. */
export function frameFields(message: number, appId: number, padding: number): FrameField[] {
  const lengths: [FrameFieldName, number][] = [
    ['random', RANDOM_LENGTH],
    ['length', LENGTH_FIELD],
    ['message', message],
    ['appId', appId],
    ['padding', padding],
  ];
  let start = 0;
  return lengths.map(([name, length]) => {
    const field = { name, start, end: start + length };
    start = field.end;
    return field;
  });
}

/** A message and every value on the way to it. */
export interface Decrypted extends AesParameters {
  message: string;
  messageBytes: Uint8Array;
  random: Uint8Array;
  appId: string;
  frame: Uint8Array;
  fields: readonly FrameField[];
}

export interface DecryptInput {
  encodingAESKey: string;
  /** The APPID that must stand after the message, compared byte by byte. */
  appId: string;
  encrypt: string;
}

/**
 * Decrypts the value of `encrypt` and checks all that can be checked: every padding byte, the length, the APPID, UTF-8.
 * @throws {MsgCryptError} with the class of the first check that fails.
 */
export async function decrypt({ encodingAESKey, appId, encrypt }: DecryptInput): Promise<Decrypted> {
  const aes = aesParameters(encodingAESKey);
  const frame = await openFrame(aes, ciphertextOf(encrypt));
  const padding = paddingLength(frame);
  const opened = readFrame(frame, padding);
  if (!equalBytes(opened.appIdBytes, utf8(appId))) {
    throw new MsgCryptError('appid_mismatch', 'the bytes after the message are not the expected APPID');
  }
  const message = decodeUtf8(opened.messageBytes);
  if (message === undefined) throw new MsgCryptError('bad_utf8', 'the message is not valid UTF-8');
  return {
    ...aes,
    message,
    messageBytes: opened.messageBytes,
    random: frame.subarray(0, RANDOM_LENGTH),
    appId,
    frame,
    fields: frameFields(opened.messageBytes.length, opened.appIdBytes.length, padding),
  };
}

function ciphertextOf(encrypt: string): Uint8Array<ArrayBuffer> {
  const ciphertext = fromBase64(encrypt);
  if (!ciphertext) throw new MsgCryptError('bad_base64', 'encrypt is not standard padded base64');
  if (ciphertext.length === 0 || ciphertext.length % PADDING_BLOCK !== 0) {
    throw new MsgCryptError('bad_ciphertext_length', `${ciphertext.length} bytes are not whole 32-byte blocks`);
  }
  return ciphertext;
}

/**
 * AES-256-CBC without its padding being checked: the plaintext as it is, for code that looks at broken ciphertexts.
 * @param ciphertext a whole, non-zero number of 16-byte blocks.
 */
export async function openFrame(
  { key, iv }: AesParameters,
  ciphertext: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const cipher = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt', 'decrypt']);
  // Web Crypto refuses a padding of 17..32. One more block that decrypts to a full block of 16-byte padding keeps it
  // content and leaves our own padding in place.
  const last = ciphertext.slice(-AES_BLOCK);
  const extra = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, cipher, new Uint8Array());
  const whole = concatBytes(ciphertext, new Uint8Array(extra));
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, cipher, whole));
}

function paddingLength(frame: Uint8Array): number {
  const count = frame[frame.length - 1]!;
  const tail = frame.subarray(frame.length - count);
  if (count < 1 || count > PADDING_BLOCK || tail.some((byte) => byte !== count)) {
    throw new MsgCryptError('bad_padding', `the plaintext ends with ${count}, not with PKCS#7 padding to 32 bytes`);
  }
  return count;
}

function readFrame(frame: Uint8Array, padding: number) {
  const end = frame.length - padding;
  const start = RANDOM_LENGTH + LENGTH_FIELD;
  if (end < start) throw new MsgCryptError('plaintext_too_short', `${end} bytes remain, at least ${start} are needed`);
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(RANDOM_LENGTH);
  if (length > end - start) {
    throw new MsgCryptError('bad_length_field', `the length field says ${length}, but ${end - start} bytes follow`);
  }
  return { messageBytes: frame.subarray(start, start + length), appIdBytes: frame.subarray(start + length, end) };
}

/**
 * Key and IV of an EncodingAESKey. Spare bits of its last character are ignored: keys as issued often have them set.
 * @throws {MsgCryptError} `bad_key_length` unless it has 43 characters, `bad_key_alphabet` unless all are base64.
 */
export function aesParameters(encodingAESKey: string): AesParameters {
  if (encodingAESKey.length !== 43) {
    throw new MsgCryptError('bad_key_length', `EncodingAESKey has ${encodingAESKey.length} characters, not 43`);
  }
  const key = fromBase64(`${encodingAESKey}=`);
  if (!key || key.length !== 32) throw new MsgCryptError('bad_key_alphabet', 'EncodingAESKey is not base64 text');
  return { key, iv: key.slice(0, AES_BLOCK) };
}

export interface SignatureInput {
  token: string;
  timestamp: string;
  nonce: string;
  encrypt: string;
}

/** `msg_signature`: lower-case hex SHA-1 over the four values sorted as strings and joined. Used by callbacks only. */
export async function msgSignature({ token, timestamp, nonce, encrypt }: SignatureInput): Promise<string> {
  // The default sort compares UTF-16 code units, which is the plain string sort the platform's samples use.
  const text = [token, timestamp, nonce, encrypt].toSorted().join('');
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-1', utf8(text))));
}

function randomBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH));
}

export type MsgCryptErrorCode =
  | 'bad_key_length'
  | 'bad_key_alphabet'
  | 'bad_random_length'
  | 'lone_surrogate'
  | 'bad_base64'
  | 'bad_ciphertext_length'
  | 'bad_padding'
  | 'plaintext_too_short'
  | 'bad_length_field'
  | 'appid_mismatch'
  | 'bad_utf8';

/** Why a ciphertext could not be made or opened; `code` is the error class of the shared vectors. */
export class MsgCryptError extends Error {
  override readonly name = 'MsgCryptError';
  readonly code: MsgCryptErrorCode;
  constructor(code: MsgCryptErrorCode, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}
