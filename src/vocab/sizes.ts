/** How large a request of vocabularies becomes, before anything of it is made. */
import type { BodyEncoding } from '#protocol/body.ts';
import { utf8Length } from '#protocol/bytes.ts';

export interface RequestSizes {
  /** Bytes of the JSON that is encrypted. */
  plaintext: number;
  /** Bytes of the ciphertext, before base64. */
  ciphertext: number;
  /** Bytes of the body by encoding; of the address for `url`. A form's is an estimate: chance decides what is escaped. */
  body: Readonly<Record<BodyEncoding, number>>;
}

const FRAME_BYTES = 20;
const PADDING_BLOCK = 32;
/** Of 64 letters two are escaped, each into two bytes more; `=` is rare. */
const ESCAPED_GROWTH = 1 + (2 * 2) / 64;

/** Bytes of the plaintext around the words: braces, names, username and text. */
export function envelopeBytes(username: string, msg: string, names: readonly string[]): number {
  const json = (text: string) => utf8Length(JSON.stringify(text));
  const fixed = '{"username":,"msg":,"svrinfo":{"real_time_slot_candidates":{}}}'.length;
  const members = names.reduce((sum, name) => sum + json(name) + 3, Math.max(0, names.length - 1));
  return fixed + json(username) + json(msg) + members;
}

/** Sizes of a request whose plaintext has so many bytes. */
export function requestSizes(plaintext: number, appId: string): RequestSizes {
  const used = FRAME_BYTES + plaintext + utf8Length(appId);
  const ciphertext = used + PADDING_BLOCK - (used % PADDING_BLOCK);
  const base64 = Math.ceil(ciphertext / 3) * 4;
  const form = Math.round(base64 * ESCAPED_GROWTH);
  return {
    plaintext,
    ciphertext,
    body: { form: 'encrypt='.length + form, json: '{"encrypt":""}'.length + base64, url: '?encrypt='.length + form },
  };
}
