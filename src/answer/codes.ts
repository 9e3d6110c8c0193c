/** Error codes and enumerations of the platform (protocol.md sections 4.6 and 6). Words live in the dictionary. */
import type { Evidence } from './evidence.ts';

/** `v1`: `errcode`; `ret`: the member `ret`; `v2`: `code`; `wxbizmsgcrypt`: the official libraries, never the server. */
export type CodeFamily = 'v1' | 'ret' | 'v2' | 'wxbizmsgcrypt';

export interface CodeEntry {
  code: number;
  evidence: Evidence;
  /** Texts of the platform seen with it, in its own words. */
  observed?: readonly string[];
  /** Name of the constant in the official libraries. */
  constant?: string;
}

const V1: readonly CodeEntry[] = [
  { code: 0, evidence: 'inferred' },
  // Seen with the body parser's message; whether the HTTP status is 400 too is not known.
  { code: 400, evidence: 'reported', observed: ['invalid JSON, only supports object and array'] },
  { code: 1001, evidence: 'documented', observed: ['TOKEN is not valid'] },
  { code: 1002, evidence: 'documented' },
  { code: 1003, evidence: 'documented', observed: ['userid is required'] },
  { code: 1004, evidence: 'documented' },
  { code: 1005, evidence: 'documented' },
  { code: 1006, evidence: 'documented' },
  { code: 1007, evidence: 'documented' },
  { code: 1008, evidence: 'documented' },
  { code: 1011, evidence: 'documented' },
  { code: 1013, evidence: 'documented' },
  {
    code: 1019,
    evidence: 'documented',
    observed: ['data encrypt is incorrect, please check the doc.', 'Mp Verify Token Error, please check the doc.'],
  },
  { code: 3005, evidence: 'documented' },
  { code: 3014, evidence: 'documented' },
];

const RET: readonly CodeEntry[] = [
  { code: 0, evidence: 'documented' },
  { code: -10, evidence: 'reported', observed: ['invalid args'] },
];

const V2: readonly CodeEntry[] = [
  { code: 0, evidence: 'documented', observed: ['success'] },
  { code: 110002, evidence: 'documented' },
  { code: 110003, evidence: 'documented' },
  { code: 210106, evidence: 'documented' },
  { code: 210201, evidence: 'documented' },
  { code: 210202, evidence: 'documented' },
  { code: 210205, evidence: 'documented' },
  { code: 1000012, evidence: 'documented' },
  { code: 1003001, evidence: 'documented' },
  { code: 1110001, evidence: 'documented' },
];

const CRYPT: readonly CodeEntry[] = [
  { code: 0, evidence: 'documented', constant: 'OK' },
  { code: -40001, evidence: 'documented', constant: 'ValidateSignatureError' },
  { code: -40002, evidence: 'documented', constant: 'ParseXmlError' },
  { code: -40003, evidence: 'documented', constant: 'ComputeSignatureError' },
  { code: -40004, evidence: 'documented', constant: 'IllegalAesKey' },
  { code: -40005, evidence: 'documented', constant: 'ValidateAppidError' },
  { code: -40006, evidence: 'documented', constant: 'EncryptAESError' },
  { code: -40007, evidence: 'documented', constant: 'DecryptAESError' },
  { code: -40008, evidence: 'documented', constant: 'IllegalBuffer' },
  { code: -40009, evidence: 'documented', constant: 'EncodeBase64Error' },
  { code: -40010, evidence: 'documented', constant: 'DecodeBase64Error' },
  { code: -40011, evidence: 'documented', constant: 'GenReturnXmlError' },
];

/** Every known code, by family. */
export const CODES: Readonly<Record<CodeFamily, readonly CodeEntry[]>> = {
  v1: V1,
  ret: RET,
  v2: V2,
  wxbizmsgcrypt: CRYPT,
};

/** What is known of a code, or `undefined`. */
export function lookUpCode(family: CodeFamily, code: number): CodeEntry | undefined {
  return CODES[family].find((entry) => entry.code === code);
}

/** Members whose values come from a closed list. */
export type EnumField = 'status' | 'answer_type' | 'dialog_status' | 'msgtype' | 'confirm_status' | 'answer_open';

/** Known values of each; the text is the platform's own. */
export const ENUMERATIONS = {
  status: {
    FAQ: 'documented',
    NOMATCH: 'documented',
    CONTEXT_FAQ: 'documented',
    GENERAL_FAQ: 'documented',
    FAQ_RECOMMEND: 'documented',
  },
  answer_type: { text: 'documented', music: 'documented', news: 'documented' },
  dialog_status: { COMPLETE: 'code', START: 'code', CONTINUE: 'code', NONE: 'code' },
  msgtype: { text: 'code', unknow: 'reported' },
  confirm_status: { NONE: 'documented' },
  answer_open: { '1': 'code' },
} as const satisfies Record<EnumField, Record<string, Evidence>>;

/** Evidence for one value of an enumeration, or `undefined` for a value not seen anywhere. */
export function lookUpEnum(field: EnumField, value: string): Evidence | undefined {
  const values: Record<string, Evidence> = ENUMERATIONS[field];
  return Object.hasOwn(values, value) ? values[value] : undefined;
}
