/** The shape of what is said about a finding, and readers of its evidence. */
import type { Evidence, FindingCode, MistakeCode } from '#forensics/types.ts';

export interface FindingSentence {
  /** The verdict in one line. */
  title: string;
  /** What shows it, and what to do; `names` are the names of the profiles by index. */
  text: (evidence: Evidence, names: readonly string[]) => string;
}

/** Mistakes inside a ciphertext, which have dictionaries of their own. */
type SealedCode =
  | 'ciphertext_hex'
  | 'ciphertext_url_safe'
  | 'ciphertext_truncated'
  | 'ciphertext_other_profile'
  | 'aes_key_not_decoded'
  | 'aes_ecb'
  | 'iv_prepended'
  | 'iv_zero'
  | 'framing_missing'
  | 'random_prefix_missing'
  | 'length_missing'
  | 'length_little_endian'
  | 'length_in_characters'
  | 'padding_16'
  | 'appid_missing'
  | 'appid_is_token'
  | 'appid_mismatch'
  | 'ciphertext_unexplained'
  | 'plaintext_xml'
  | 'plaintext_json_twice'
  | 'plaintext_not_json'
  | 'svrinfo_as_string'
  | 'svrinfo_missing_level'
  | 'svrinfo_shape';

export type FindingWords = Record<FindingCode, FindingSentence>;
export type SealedFindingWords = Record<SealedCode, FindingSentence>;
export type SignedFindingWords = Record<'ok' | Exclude<MistakeCode, SealedCode>, FindingSentence>;
export type OtherFindingWords = Record<Exclude<FindingCode, 'ok' | MistakeCode>, FindingSentence>;

/** A member of the evidence as text; lists are joined. */
export function said(evidence: Evidence, name: string, separator = ', '): string {
  const value = evidence[name];
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join(separator) : String(value);
}

/** Name of the profile an evidence points to. */
export function owner(evidence: Evidence, names: readonly string[], member = 'profile'): string {
  const index = evidence[member];
  return (typeof index === 'number' ? names[index] : undefined) ?? '?';
}
