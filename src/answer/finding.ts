/** What the doctor says, and what it looks at. Codes and data only; the words live in the dictionary. */
import { beginning } from '#protocol/beginning.ts';
import type { BodyEncoding } from '#protocol/body.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Reading } from './read.ts';

export type FindingCode =
  // The platform refused.
  | 'token_invalid'
  | 'token_is_app_id'
  | 'token_is_key'
  | 'token_of_other_profile'
  | 'userid_required'
  | 'signature_rejected'
  | 'sign_rejected'
  | 'encrypt_rejected'
  | 'mp_verify_token'
  | 'code_1019'
  | 'body_not_json'
  | 'invalid_args'
  | 'bot_not_approved'
  | 'known_code'
  | 'unknown_code'
  | 'platform_message'
  // The bot did not answer, or not surely.
  | 'default_greeting'
  | 'default_answer'
  | 'endless_default_answer'
  | 'no_access'
  | 'nomatch'
  | 'recommendation_only'
  | 'low_confidence'
  | 'tied_confidence'
  | 'unknown_status'
  | 'vocabulary_word_untaken'
  // The bot's version.
  | 'newest_not_in_use'
  | 'health_contradictory'
  | 'health_unknown'
  | 'health_absent'
  | 'health_wrong_name'
  | 'serving_newer_than_newest'
  // The reply's own coherence.
  | 'no_answer'
  | 'empty_answer'
  | 'answer_is_json'
  | 'answer_unknown_shape'
  | 'answer_unsafe_link'
  | 'answer_msg_mismatch'
  | 'from_user_differs'
  | 'from_user_encoded'
  | 'precision_loss'
  | 'wrong_type'
  | 'repeated_member'
  | 'unknown_members'
  // Body and transport.
  | 'http_server_error'
  | 'http_client_error'
  | 'html_page'
  | 'empty_body'
  | 'not_json'
  | 'not_an_object'
  | 'not_utf8'
  | 'byte_order_mark'
  | 'truncated'
  | 'broken_json'
  | 'json_repaired'
  | 'nothing_known'
  | 'slow_phase';

export type FindingSeverity = 'error' | 'warning' | 'note';

/** `proven`: the evidence allows nothing else. `likely`: it is what usually lies behind. `to-check`: one of several. */
export type Certainty = 'proven' | 'likely' | 'to-check';

export type RequestPart =
  'token' | 'username' | 'msg' | 'encoding' | 'contentType' | 'appId' | 'key' | 'encrypt' | 'vocabularies';

export type HttpPhase = 'dns' | 'connect' | 'tls' | 'ttfb' | 'download';

/** What a finding rests on. */
export type EvidenceRef =
  | { kind: 'response'; pointer: string }
  | { kind: 'request'; part: RequestPart }
  | { kind: 'http'; part: 'status' | 'body' }
  | { kind: 'http'; part: 'header'; name: string }
  | { kind: 'http'; part: 'phase'; name: HttpPhase };

/** The next step, where one can be named. */
export type Fix =
  | { kind: 'check_token' }
  | { kind: 'check_key' }
  | { kind: 'check_app_id' }
  | { kind: 'check_clock' }
  | { kind: 'check_sign' }
  | { kind: 'check_body' }
  | { kind: 'check_permission' }
  | { kind: 'fill_parameters' }
  | { kind: 'verify_account' }
  | { kind: 'reword' }
  | { kind: 'switch_profile'; profile: number }
  | { kind: 'send_as_json' }
  | { kind: 'send_as_form' }
  | { kind: 'pass_review' }
  | { kind: 'publish_bot' }
  | { kind: 'republish_after_fixing_slot'; skill: string; intent: string; branch: string; argument: string }
  | { kind: 'republish_bot' }
  | { kind: 'ask_option'; question: string }
  | { kind: 'add_question' }
  | { kind: 'check_vocabulary'; vocabulary: string }
  | { kind: 'read_numbers_as_text' }
  | { kind: 'parse_inner_json' }
  | { kind: 'rename_in_reader'; from: string; to: string }
  | { kind: 'decode_as'; charset: string }
  | { kind: 'send_again' }
  | { kind: 'send_less' }
  | { kind: 'slow_down' }
  | { kind: 'check_address' };

export interface Finding {
  code: FindingCode;
  severity: FindingSeverity;
  certainty: Certainty;
  evidence: readonly [EvidenceRef, ...EvidenceRef[]];
  /** What the sentence about it needs; texts of the reply in it are cut to 200 characters. */
  data: Readonly<Record<string, string | number>>;
  fix?: Fix;
}

/** What was sent, as far as it is known. */
export interface SentRequest {
  api: EndpointId;
  username: string;
  msg: string;
  encoding: BodyEncoding;
  contentType?: string;
  token?: string;
  appId?: string;
  /** TOKENs of the other profiles, in their order. */
  otherTokens?: readonly string[];
  vocabularies?: readonly Vocabulary[];
}

export interface HttpFacts {
  status: number;
  headers?: readonly (readonly [name: string, value: string])[];
  /** Milliseconds by phase. */
  phases?: Partial<Record<HttpPhase, number>>;
}

/** Everything a diagnosis looks at. */
export interface Case {
  reading: Reading;
  http: HttpFacts;
  sent?: SentRequest;
}

/** Looks at a case and says what it sees, which mostly is nothing. */
export type Rule = (about: Case) => readonly Finding[];

/** Evidence in the reply. */
export function inReply(pointer: string): EvidenceRef {
  return { kind: 'response', pointer };
}

/** Evidence in the request. */
export function inRequest(part: RequestPart): EvidenceRef {
  return { kind: 'request', part };
}

const QUOTED = 200;

/** A text of the reply as a finding quotes it: at most 200 characters. */
export function quote(text: string): string {
  return text.length > QUOTED ? `${beginning(text, QUOTED - 1)}…` : text;
}
