/**
 * AES as the v2 calls and webhooks use it (protocol.md section 8.5, 8.6): the key and IV of an EncodingAESKey, the message
 * alone, PKCS#7. Both published samples fit padding to 16 and to 32; public clients pad to 16.
 */
import { decodeUtf8, fromBase64, toBase64, utf8 } from '#protocol/bytes.ts';
import { aesParameters, openFrame, type AesParameters } from '#protocol/msgCrypt.ts';

const AES_BLOCK = 16;
const LONGEST_PADDING = 32;

export interface BareSealed extends AesParameters {
  ciphertext: Uint8Array<ArrayBuffer>;
  encrypt: string;
}

/** Encrypts a message without a frame. Throws `MsgCryptError` for a key that is none. */
export async function bareEncrypt(encodingAESKey: string, message: string): Promise<BareSealed> {
  const aes = aesParameters(encodingAESKey);
  const key = await crypto.subtle.importKey('raw', aes.key, 'AES-CBC', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: aes.iv }, key, utf8(message));
  const ciphertext = new Uint8Array(sealed);
  return { ...aes, ciphertext, encrypt: toBase64(ciphertext) };
}

/** Opens a ciphertext without a frame; `undefined` unless padding and UTF-8 are right. */
export async function bareDecrypt(encodingAESKey: string, encrypt: string): Promise<string | undefined> {
  const ciphertext = fromBase64(encrypt);
  if (!ciphertext || ciphertext.length === 0 || ciphertext.length % AES_BLOCK !== 0) return undefined;
  const plain = await openFrame(aesParameters(encodingAESKey), ciphertext);
  const padding = plain.at(-1)!;
  if (padding < 1 || padding > LONGEST_PADDING || padding > plain.length) return undefined;
  if (plain.subarray(-padding).some((byte) => byte !== padding)) return undefined;
  return decodeUtf8(plain.subarray(0, plain.length - padding));
}
