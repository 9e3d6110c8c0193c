/** The platform's refusals as it words them (protocol.md section 6). Which cause gives which code is inferred. */
import type { JsonObject } from './json.ts';

export type PlatformErrorId =
  | 'token-invalid'
  | 'parameter-empty'
  | 'signature-invalid'
  | 'appid-mismatch'
  | 'decrypt-failed'
  | 'invalid-json'
  | 'invalid-args';

interface PlatformError {
  /** HTTP status. */
  status: number;
  /** `code` of a log entry: `errcode` as text, or `ret:-10`. */
  outcome: string;
  body: (about: { rid: string; msg: string }) => JsonObject;
}

export const PLATFORM_ERRORS: Record<PlatformErrorId, PlatformError> = {
  'token-invalid': envelope(1001, 'TOKEN is not valid'),
  'parameter-empty': envelope(1004, 'signature is required'),
  'signature-invalid': envelope(1005, 'signature is expired or invalid'),
  'appid-mismatch': envelope(1013, 'encrypt params is not consistent'),
  'decrypt-failed': envelope(1019, 'data encrypt is incorrect, please check the doc.'),
  'invalid-json': {
    status: 400,
    outcome: '400',
    body: ({ rid }) => ({ code: 400, errcode: 400, errmsg: 'invalid JSON, only supports object and array', rid }),
  },
  'invalid-args': {
    status: 200,
    outcome: 'ret:-10',
    body: ({ rid, msg }) => ({ err_msg: 'invalid args', ret: -10, msgtype: 'unknow', query: msg, rid }),
  },
};

// Texts of 1001 and 1019 were observed; those of 1004, 1005 and 1013 are the emulator's own wording of the documented
// meanings.
function envelope(errcode: number, errmsg: string): PlatformError {
  return { status: 200, outcome: String(errcode), body: ({ rid }) => ({ errcode, errmsg, rid }) };
}
