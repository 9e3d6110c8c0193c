/** Remarks of the emulator's own, sent in a header and never in the platform's fields. */
import type { MsgCryptErrorCode } from '#protocol/msgCrypt.ts';

/** Comma-separated list of {@link Hint}s. */
export const HINT_HEADER = 'x-emulator-hint';

export type Hint =
  /** `encrypt` holds spaces where a form parser ate the `+` of base64. */
  | 'plus-became-space'
  /** The text came in the claim `query`; the working name is `msg`. */
  | 'claim-query'
  | 'claim-msg-missing'
  | 'claim-msg-not-string'
  | 'claim-username-missing'
  /** A multipart body is not read. */
  | 'multipart'
  /** A body whose content type is neither form nor JSON is not read. */
  | 'body-not-parsed'
  /** Larger than the form or JSON limit that is inferred for the platform. */
  | 'form-over-limit'
  | 'json-over-limit'
  /** Larger than the emulator itself reads. */
  | 'over-own-limit'
  /** The token is signed with the 32 decoded bytes of the key instead of its text. */
  | 'key-base64-decoded'
  /** The token is signed with the key and a `=`, a line feed or a space after it. */
  | 'key-padded'
  | 'key-trailing-newline'
  | 'key-trailing-space'
  /** The token is signed with another of the three credentials. */
  | 'signed-with-token'
  | 'signed-with-appid'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'alg-not-hs256'
  | 'jwt-malformed'
  /** A token where the ciphertext belongs, or an XML envelope around the ciphertext. */
  | 'encrypt-is-jwt'
  | 'encrypt-is-envelope'
  | `decrypt-${KebabCase<MsgCryptErrorCode>}`
  /** The decrypted text is neither JSON nor XML with the expected members. */
  | 'plaintext-unreadable'
  | 'plaintext-xml'
  | 'svrinfo-shape'
  | 'unknown-path';

type KebabCase<Text extends string> = Text extends `${infer Head}_${infer Tail}` ? `${Head}-${KebabCase<Tail>}` : Text;

/** The hint that names an error class of the decryption. */
export function decryptHint(code: MsgCryptErrorCode): Hint {
  return `decrypt-${code.replaceAll('_', '-') as KebabCase<MsgCryptErrorCode>}`;
}
