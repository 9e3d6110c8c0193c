/** The vocabulary of the room: what was pasted, what was decoded, what is wrong and what was tried. Codes and data only. */
import type { BodyEncoding } from '#protocol/body.ts';
import type { Severity } from '#protocol/credentials.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import type { Vocabulary } from '#protocol/vocab.ts';

/** The mistakes of the shared case set, from the outside of a request inwards: the order in which findings are told. */
export const MISTAKE_CODES = [
  'method_not_post',
  'path_placeholder',
  'path_has_key',
  'path_has_appid',
  'path_token_unknown',
  'endpoint_mismatch',
  'multipart_body',
  'content_type_mismatch',
  'field_name_wrong',
  'xml_envelope_posted',
  'percent_encoded_twice',
  'plus_became_space',
  'token_prefix',
  'token_line_wrapped',
  'token_segment_missing',
  'token_truncated',
  'alg_none',
  'alg_header_lies',
  'alg_not_hs256',
  'signature_hex',
  'signature_standard_base64',
  'key_of_other_profile',
  'key_is_token',
  'key_is_appid',
  'key_base64_decoded',
  'key_padded',
  'key_quoted',
  'key_whitespace',
  'signature_unexplained',
  'payload_not_utf8',
  'payload_double_encoded',
  'claim_query',
  'claim_msg_missing',
  'claim_msg_not_string',
  'claim_username_missing',
  'time_in_milliseconds',
  'expired',
  'not_yet_valid',
  'ciphertext_hex',
  'ciphertext_url_safe',
  'ciphertext_truncated',
  'ciphertext_other_profile',
  'aes_key_not_decoded',
  'aes_ecb',
  'iv_prepended',
  'iv_zero',
  'framing_missing',
  'random_prefix_missing',
  'length_missing',
  'length_little_endian',
  'length_in_characters',
  'padding_16',
  'appid_missing',
  'appid_is_token',
  'appid_mismatch',
  'ciphertext_unexplained',
  'plaintext_xml',
  'plaintext_json_twice',
  'plaintext_not_json',
  'svrinfo_as_string',
  'svrinfo_missing_level',
  'svrinfo_shape',
] as const;

export type MistakeCode = (typeof MISTAKE_CODES)[number];

/** Further things worth saying, told after the mistakes of the same severity. */
export const OTHER_CODES = [
  'empty_input',
  'too_large_part',
  'not_recognised',
  'credential_pasted',
  'unbalanced_quote',
  'smart_quotes',
  'curl_option_swallowed',
  'path_token_missing',
  'path_unknown',
  'endpoint_not_covered',
  'host_mismatch',
  'method_lowercase',
  'content_type_missing',
  'body_in_file',
  'json_invalid',
  'value_missing',
  'value_placeholder',
  'value_not_sealed',
  'token_quoted',
  'segment_standard_base64',
  'header_not_json',
  'key_base64_encoded',
  'key_case_changed',
  'key_cut',
  'key_url_safe',
  'key_plus_became_space',
  'key_percent_encoded',
  'key_placeholder',
  'key_empty',
  'payload_not_json',
  'payload_not_object',
  'claim_username_not_string',
  'time_not_number',
  'iat_in_future',
  'ciphertext_line_wrapped',
  'ciphertext_padding_missing',
  'ciphertext_base64_twice',
  'ciphertext_openssl_salted',
  'aes_key_size',
  'iv_not_from_key',
  'padding_zero',
  'plaintext_not_utf8',
  'svrinfo_missing',
  'sign_missing',
  'sign_other_profile',
  'sign_recipe',
  'sign_unexplained',
  'response_error',
  'response_ok',
  'no_profile',
] as const;

export type FindingCode = 'ok' | MistakeCode | (typeof OTHER_CODES)[number];

/** Numbers and short texts that support a finding; never a key. */
export type Evidence = Readonly<Record<string, string | number | readonly string[]>>;

export interface Finding {
  code: FindingCode;
  severity: Severity;
  evidence: Evidence;
  /** Whether a computation shows it (a signature that verifies, a plaintext that reads), and not only its look. */
  proven: boolean;
}

/** Character offsets in the pasted text, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

export type InputKind =
  | 'empty'
  | 'curl'
  | 'http_request'
  | 'http_response'
  | 'har'
  | 'url'
  | 'form'
  | 'json'
  | 'xml'
  | 'response'
  | 'token'
  | 'ciphertext'
  | 'log_line'
  | 'unknown';

export type PartKind =
  | 'command'
  | 'method'
  | 'url'
  | 'host'
  | 'path_token'
  | 'field'
  | 'token_header'
  | 'token_claims'
  | 'token_signature'
  | 'ciphertext'
  | 'xml';

/** A stretch of the pasted text that has a meaning of its own, for underlining. */
export interface Part extends TextRange {
  kind: PartKind;
}

export type LayerKind =
  | 'request'
  | 'url'
  | 'path_token'
  | 'multipart'
  | 'form'
  | 'json'
  | 'xml'
  | 'percent'
  | 'token_header'
  | 'token_claims'
  | 'token_signature'
  | 'sign'
  | 'base64'
  | 'aes'
  | 'frame'
  | 'plaintext'
  | 'response';

export type LayerStatus = 'ok' | 'warned' | 'failed';

/** One step of decoding, outermost first; the list stops at the first that fails. */
export interface Layer {
  kind: LayerKind;
  status: LayerStatus;
  /** What this step gave, as text; cut to {@link LAYER_TEXT_LIMIT} characters. */
  text?: string;
  /** What this step gave, as bytes. */
  bytes?: Uint8Array;
  /** Named places in `bytes` (byte offsets). */
  fields?: readonly { name: string; start: number; end: number }[];
  range?: TextRange;
  /** Findings that belong to this step. */
  codes: readonly FindingCode[];
  data: Evidence;
}

const LAYER_TEXT_LIMIT = 20_000;

/** `undecidable`: both answers give the same bytes, so no computation can tell. */
export type OutcomeKind = 'match' | 'no_match' | 'unusable' | 'undecidable';

/** One hypothesis and what came of it. */
export interface HypothesisOutcome {
  group: 'signature' | 'cipher' | 'sign';
  /** Stable name of the hypothesis: a key's form, or a way to open a ciphertext. */
  id: string;
  /** What it would be called if it were true; `ok` for the right way. */
  code: FindingCode;
  /** Index into the profiles of the context. */
  profile: number;
  /** Length of the key, in `unit`. */
  length: number;
  unit: 'characters' | 'bytes';
  /** The signature this key gives, as base64url. */
  computed?: string;
  outcome: OutcomeKind;
}

/** What the workbench needs to take the case over. */
export interface Refill {
  api: EndpointId;
  username: string;
  msg: string;
  /** Further claims as a JSON object, empty for none. */
  claims: string;
  vocabularies: readonly Vocabulary[];
  encoding: BodyEncoding;
  /** TOKEN as it stands in the path. */
  token?: string;
  /** The value as it was sent, to lay beside the right one. */
  value: string;
}

/** A result of looking at one aspect: what is wrong and the steps that were decoded. */
export interface Aspect {
  findings: Finding[];
  layers: Layer[];
}

/** A finding of severity `error` that a computation shows. */
export function proven(code: FindingCode, evidence: Evidence = {}): Finding {
  return { code, severity: 'error', evidence, proven: true };
}

/** A finding of severity `error` that rests on the look of the input. */
export function suspected(code: FindingCode, evidence: Evidence = {}): Finding {
  return { code, severity: 'error', evidence, proven: false };
}

/** A finding that leaves the verdict open: something could not be judged. */
export function warned(code: FindingCode, evidence: Evidence = {}): Finding {
  return { code, severity: 'warning', evidence, proven: true };
}

/** A finding that changes nothing about the verdict. */
export function note(code: FindingCode, evidence: Evidence = {}): Finding {
  return { code, severity: 'note', evidence, proven: true };
}

/** A step, its text cut for display. */
export function layer(
  kind: LayerKind,
  codes: readonly FindingCode[],
  rest: Partial<Pick<Layer, 'text' | 'bytes' | 'fields' | 'range' | 'data' | 'status'>>,
): Layer {
  const { text, data = {}, ...others } = rest;
  const base: Layer = { kind, status: codes.length > 0 ? 'warned' : 'ok', codes, data, ...others };
  return text === undefined ? base : { ...base, text: text.slice(0, LAYER_TEXT_LIMIT) };
}
