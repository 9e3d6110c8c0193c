/** Which lines of a backend to change for which finding: code before and after, in six languages. */
import { CIPHER_FIXES, type CipherFixTopic } from './fixesCipher.ts';
import { REQUEST_FIXES, type RequestFixTopic } from './fixesRequest.ts';
import { SIGNING_FIXES, type SigningFixTopic } from './fixesSigning.ts';
import type { FindingCode } from './types.ts';

export const FIX_LANGUAGES = ['node', 'python', 'go', 'java', 'php', 'csharp'] as const;
export type FixLanguage = (typeof FIX_LANGUAGES)[number];

/** Lines as they stand and lines as they should stand. Names in capitals are the three credentials. */
export type Fix = readonly [before: string, after: string];
export type FixTable<Topic extends string> = Record<Topic, Record<FixLanguage, Fix>>;

export type FixTopic = SigningFixTopic | CipherFixTopic | RequestFixTopic;

const FIXES: FixTable<FixTopic> = { ...SIGNING_FIXES, ...CIPHER_FIXES, ...REQUEST_FIXES };

const TOPICS: Partial<Record<FindingCode, FixTopic>> = {
  method_not_post: 'post_form',
  path_placeholder: 'path_token',
  path_has_key: 'path_token',
  path_has_appid: 'path_token',
  path_token_unknown: 'path_token',
  path_token_missing: 'path_token',
  path_unknown: 'path_token',
  endpoint_mismatch: 'endpoint',
  multipart_body: 'post_form',
  content_type_mismatch: 'content_type',
  json_invalid: 'content_type',
  field_name_wrong: 'field_name',
  value_missing: 'field_name',
  value_not_sealed: 'field_name',
  xml_envelope_posted: 'encrypt_only',
  percent_encoded_twice: 'encode_once',
  plus_became_space: 'encode_form',
  token_prefix: 'token_plain',
  token_quoted: 'token_plain',
  token_line_wrapped: 'token_whole',
  token_segment_missing: 'token_whole',
  token_truncated: 'token_whole',
  alg_none: 'algorithm',
  alg_header_lies: 'algorithm',
  alg_not_hs256: 'algorithm',
  signature_hex: 'signature_base64url',
  signature_standard_base64: 'signature_base64url',
  segment_standard_base64: 'signature_base64url',
  key_of_other_profile: 'key_right',
  key_is_token: 'key_right',
  key_is_appid: 'key_right',
  key_placeholder: 'key_right',
  key_empty: 'key_right',
  key_base64_decoded: 'key_text',
  key_base64_encoded: 'key_text',
  key_padded: 'key_unpadded',
  key_quoted: 'key_trimmed',
  key_whitespace: 'key_trimmed',
  payload_not_utf8: 'payload_utf8',
  payload_double_encoded: 'payload_once',
  payload_not_object: 'payload_once',
  claim_query: 'claims',
  claim_msg_missing: 'claims',
  claim_msg_not_string: 'claims',
  claim_username_missing: 'claims',
  claim_username_not_string: 'claims',
  time_in_milliseconds: 'times',
  time_not_number: 'times',
  expired: 'times',
  not_yet_valid: 'times',
  ciphertext_hex: 'standard_base64',
  ciphertext_url_safe: 'standard_base64',
  ciphertext_base64_twice: 'standard_base64',
  ciphertext_line_wrapped: 'standard_base64',
  ciphertext_padding_missing: 'standard_base64',
  ciphertext_other_profile: 'aes_key',
  ciphertext_openssl_salted: 'aes_key',
  aes_key_not_decoded: 'aes_key',
  aes_key_size: 'aes_key',
  aes_ecb: 'aes_mode',
  iv_prepended: 'aes_iv',
  iv_zero: 'aes_iv',
  iv_not_from_key: 'aes_iv',
  framing_missing: 'frame',
  random_prefix_missing: 'frame',
  length_missing: 'frame',
  length_little_endian: 'length_field',
  length_in_characters: 'length_field',
  padding_16: 'padding',
  padding_zero: 'padding',
  appid_missing: 'frame',
  appid_is_token: 'app_id',
  appid_mismatch: 'app_id',
  plaintext_xml: 'plaintext_json',
  plaintext_json_twice: 'plaintext_once',
  plaintext_not_json: 'plaintext_json',
  plaintext_not_utf8: 'payload_utf8',
  svrinfo_as_string: 'svrinfo',
  svrinfo_missing_level: 'svrinfo',
  svrinfo_shape: 'svrinfo',
  sign_missing: 'v2_sign',
  sign_recipe: 'v2_sign',
  sign_unexplained: 'v2_sign',
};

/** The fix for a finding, or `undefined` where none is mechanical. */
export function fixOf(code: FindingCode, language: FixLanguage): Fix | undefined {
  const topic = TOPICS[code];
  return topic && FIXES[topic][language];
}
