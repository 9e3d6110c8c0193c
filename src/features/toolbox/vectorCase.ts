/** A case as the shared vectors of WXBizMsgCrypt write it (`src/protocol/vectors/wxbizmsgcrypt.json`). */
import { decodeUtf8Lossy, toHex, utf8, utf8Length } from '#protocol/bytes.ts';
import type { Decrypted, Encrypted, MsgCryptErrorCode, SignatureInput } from '#protocol/msgCrypt.ts';

interface Keys {
  encodingAESKey: string;
  appId: string;
}

const OWN = { tags: ['console'] };

/** The case of an encryption that worked. Holds the key: a vector without it tests nothing. */
export async function encryptCase({ encodingAESKey, appId }: Keys, message: string, sealed: Encrypted) {
  const digest = await crypto.subtle.digest('SHA-256', utf8(sealed.encrypt));
  const padding = sealed.fields.find(({ name }) => name === 'padding')!;
  return {
    id: 'console-encrypt',
    kind: 'encrypt',
    title: 'made in the console',
    ...OWN,
    encodingAESKey,
    appId,
    random16Hex: toHex(sealed.frame.subarray(0, 16)),
    message,
    messageUtf8Length: utf8Length(message),
    messageUtf8Hex: toHex(utf8(message)),
    expect: {
      result: 'ok',
      encrypt: sealed.encrypt,
      formBody: `encrypt=${encodeURIComponent(sealed.encrypt)}`,
      encryptLength: sealed.encrypt.length,
      encryptSha256: toHex(new Uint8Array(digest)),
    },
    paddingLength: padding.end - padding.start,
  };
}

/** The case of a decryption, whether it worked or not. */
export function decryptCase({ encodingAESKey, appId }: Keys, encrypt: string, outcome: Decrypted | MsgCryptErrorCode) {
  const expect =
    typeof outcome === 'string'
      ? { result: 'error', errors: [outcome] }
      : {
          result: 'ok',
          message: outcome.message,
          messageUtf8Length: outcome.messageBytes.length,
          messageUtf8Hex: toHex(outcome.messageBytes),
          random16Hex: toHex(outcome.random),
          appId: outcome.appId,
        };
  return {
    id: 'console-decrypt',
    kind: 'decrypt',
    title: 'made in the console',
    ...OWN,
    encodingAESKey,
    appId,
    encrypt,
    expect,
  };
}

/** The case of a `msg_signature`. */
export function signatureCase({ token, timestamp, nonce, encrypt }: SignatureInput, msgSignature: string) {
  const values = { token, timestamp, nonce, encrypt };
  return {
    id: 'console-signature',
    kind: 'signature',
    title: 'made in the console',
    ...OWN,
    ...values,
    expect: { result: 'ok', msgSignature },
  };
}

/** The text after the message of a frame, whatever it is; for naming a wrong APPID. */
export function trailingText(frame: Uint8Array): string | undefined {
  if (frame.length < 20) return undefined;
  const padding = frame.at(-1)!;
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(16);
  const end = frame.length - padding;
  return padding >= 1 && padding <= 32 && 20 + length <= end
    ? decodeUtf8Lossy(frame.subarray(20 + length, end))
    : undefined;
}
