/** The two MD5 signatures of the later APIs: `sign` of v2 calls and `Signature` of a skill's webhook (protocol.md 8.5, 8.6). */
import { md5 } from '@noble/hashes/legacy.js';
import { toHex, utf8 } from './bytes.ts';

/** MD5 as lower-case hex; Web Crypto has none. */
export function md5Hex(data: string | Uint8Array): string {
  return toHex(md5(typeof data === 'string' ? utf8(data) : data));
}

export interface V2SignInput {
  token: string;
  /** Unix seconds, as the header `timestamp` has them. */
  timestamp: string;
  nonce: string;
  /** The exact bytes of the body: ciphertext where the call is encrypted, empty for a GET. */
  body: string | Uint8Array;
}

/**
 * `sign = md5(TOKEN + timestamp + nonce + md5(body))`, lower-case hex. The TOKEN is the bot's, not the access token that
 * travels in `X-OPENAI-TOKEN`.
 */
export function v2Sign({ token, timestamp, nonce, body }: V2SignInput): string {
  return md5Hex(token + timestamp + nonce + md5Hex(body));
}

export interface WebhookSignatureInput {
  token: string;
  /** The members `Timestamp`, `SkillName`, `IntentName` and `Query` of the body. */
  timestamp: string;
  skillName: string;
  intentName: string;
  query: string;
}

/** `Signature = md5(TOKEN + Timestamp + SkillName + IntentName + Query)`, lower-case hex. */
export function webhookSignature(input: WebhookSignatureInput): string {
  return md5Hex(input.token + input.timestamp + input.skillName + input.intentName + input.query);
}
