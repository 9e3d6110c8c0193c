/** Rules over what the platform refuses (protocol.md sections 6.1 and 6.2). */
import { belongsTo } from '#protocol/credentials.ts';
import { lookUpCode, type CodeFamily } from './codes.ts';
import type { PlatformFailure } from './envelope.ts';
import {
  inReply,
  inRequest,
  quote,
  type Case,
  type Certainty,
  type EvidenceRef,
  type Finding,
  type FindingCode,
  type Fix,
  type RequestPart,
  type Rule,
} from './finding.ts';

interface Advice {
  code: FindingCode;
  certainty: Certainty;
  part?: RequestPart;
  fix?: Fix;
}

const SIGNATURE: Advice = { code: 'signature_rejected', certainty: 'likely', part: 'key', fix: { kind: 'check_key' } };

/** Codes that say more than their documented sentence; the rest are told by the code table. */
const V1_ADVICE: Readonly<Record<number, Advice>> = {
  1001: { code: 'token_invalid', certainty: 'proven', part: 'token', fix: { kind: 'check_token' } },
  1002: { code: 'bot_not_approved', certainty: 'proven', fix: { kind: 'pass_review' } },
  1003: { code: 'userid_required', certainty: 'likely', part: 'encoding', fix: { kind: 'send_as_json' } },
  1005: SIGNATURE,
  1006: SIGNATURE,
  1007: { code: 'known_code', certainty: 'proven', fix: { kind: 'fill_parameters' } },
  1008: { code: 'known_code', certainty: 'proven', fix: { kind: 'fill_parameters' } },
  1011: { code: 'known_code', certainty: 'proven', part: 'appId', fix: { kind: 'check_app_id' } },
  1013: { code: 'known_code', certainty: 'proven', part: 'appId', fix: { kind: 'check_app_id' } },
  3005: { code: 'known_code', certainty: 'proven', fix: { kind: 'verify_account' } },
  3014: { code: 'known_code', certainty: 'proven', part: 'msg', fix: { kind: 'reword' } },
};

const V2_ADVICE: Readonly<Record<number, Advice>> = {
  110002: { code: 'known_code', certainty: 'proven', fix: { kind: 'fill_parameters' } },
  110003: { code: 'known_code', certainty: 'proven', part: 'msg', fix: { kind: 'reword' } },
  210106: { code: 'known_code', certainty: 'proven', fix: { kind: 'check_body' } },
  210201: { code: 'known_code', certainty: 'proven', fix: { kind: 'send_again' } },
  210202: { code: 'known_code', certainty: 'proven', fix: { kind: 'check_permission' } },
  210205: { code: 'known_code', certainty: 'proven', fix: { kind: 'slow_down' } },
  1000012: { code: 'known_code', certainty: 'proven', fix: { kind: 'check_body' } },
  1003001: { code: 'known_code', certainty: 'proven', fix: { kind: 'send_again' } },
  1110001: { code: 'known_code', certainty: 'proven', fix: { kind: 'send_again' } },
};

/** 1019 has two documented meanings; its text tells which. */
const TEXTS_OF_1019: readonly (readonly [RegExp, Advice])[] = [
  [
    /data encrypt is incorrect/i,
    { code: 'encrypt_rejected', certainty: 'proven', part: 'encrypt', fix: { kind: 'check_key' } },
  ],
  [/mp verify token error/i, { code: 'mp_verify_token', certainty: 'proven' }],
];

const NOT_JSON_TEXT = /invalid JSON, only supports object and array/i;

/** What v2 says of a bad signature, with HTTP 400; reported without its code. It signs with TOKEN, not with the key. */
const BAD_SIGN_TEXT = /invalid sign request/i;
const SIGN: Advice = { code: 'sign_rejected', certainty: 'proven', fix: { kind: 'check_sign' } };

export const refusalRules: readonly Rule[] = [platformFailure, tokenMixUp];

function platformFailure(about: Case): Finding[] {
  const { failure } = about.reading;
  if (!failure) return [];
  const advice = adviceOn(failure, about);
  return [
    {
      code: advice.code,
      severity: 'error',
      certainty: advice.certainty,
      evidence: evidenceOf(failure, about.sent && advice.part),
      data: dataOf(failure),
      ...(advice.fix ? { fix: advice.fix } : {}),
    },
  ];
}

function adviceOn(failure: PlatformFailure, about: Case): Advice {
  const code = Number(failure.code);
  const message = failure.message ?? '';
  if (NOT_JSON_TEXT.test(message)) return bodyNotJson(about);
  if (BAD_SIGN_TEXT.test(message)) return SIGN;
  switch (failure.family) {
    case 'v1':
      if (code === 1019) return adviceOn1019(message);
      if (code === 1004)
        return { code: 'known_code', certainty: 'proven', part: 'encoding', fix: otherEncoding(about) };
      if (code === 1003 && about.sent?.encoding === 'json') {
        return { code: 'userid_required', certainty: 'to-check', part: 'username' };
      }
      return V1_ADVICE[code] ?? plain('v1', failure);
    case 'ret':
      return code === -10 ? { code: 'invalid_args', certainty: 'likely', part: 'key' } : plain('ret', failure);
    case 'v2':
      return V2_ADVICE[code] ?? plain('v2', failure);
    case 'code-msg':
    case 'error':
      return plain(undefined, failure);
  }
}

function adviceOn1019(message: string): Advice {
  const known = TEXTS_OF_1019.find(([text]) => text.test(message));
  return known?.[1] ?? { code: 'code_1019', certainty: 'to-check', part: 'encrypt' };
}

// The body parser's own words: it takes what the content type promises.
function bodyNotJson(about: Case): Advice {
  const { sent } = about;
  const promised = /json/i.test(sent?.contentType ?? '');
  if (sent && promised && sent.encoding !== 'json') {
    return { code: 'body_not_json', certainty: 'proven', part: 'contentType', fix: { kind: 'send_as_json' } };
  }
  return { code: 'body_not_json', certainty: 'likely', part: 'contentType', fix: otherEncoding(about) };
}

// What was not read may be read when it travels another way; the way it travelled is no advice.
function otherEncoding({ sent }: Case): Fix {
  return sent?.encoding === 'json' ? { kind: 'send_as_form' } : { kind: 'send_as_json' };
}

function plain(family: CodeFamily | undefined, { code }: PlatformFailure): Advice {
  const fix = { kind: 'send_again' } as const;
  if (code === undefined) return { code: 'platform_message', certainty: 'proven', fix };
  const known = family && lookUpCode(family, Number(code));
  return known ? { code: 'known_code', certainty: 'proven' } : { code: 'unknown_code', certainty: 'proven', fix };
}

function evidenceOf(failure: PlatformFailure, part: RequestPart | undefined): Finding['evidence'] {
  const places = [failure.codePointer, failure.messagePointer].flatMap((at) => (at === undefined ? [] : [inReply(at)]));
  const asked: EvidenceRef[] = part ? [inRequest(part)] : [];
  const [first, ...rest] = [...places, ...asked];
  return first ? [first, ...rest] : [inReply('')];
}

function dataOf({ family, code, message }: PlatformFailure): Finding['data'] {
  return {
    family,
    ...(code === undefined ? {} : { code: quote(code) }),
    ...(message === undefined ? {} : { message: quote(message) }),
  };
}

// Only what the values themselves show; the finding never holds one of them.
function tokenMixUp({ reading: { failure }, sent }: Case): Finding[] {
  const token = sent?.token;
  if (failure?.family !== 'v1' || Number(failure.code) !== 1001 || !token) return [];
  const base = { severity: 'error', data: {} } as const;
  const code = inReply(failure.codePointer!);
  const shape = belongsTo(token);
  if (token === sent.appId || shape === 'appId') {
    const certainty = token === sent.appId ? 'proven' : 'likely';
    const evidence = [inRequest('token'), inRequest('appId'), code] as const;
    return [{ ...base, code: 'token_is_app_id', certainty, evidence, fix: { kind: 'check_token' } }];
  }
  if (shape === 'encodingAESKey') {
    const evidence = [inRequest('token'), code] as const;
    return [{ ...base, code: 'token_is_key', certainty: 'likely', evidence, fix: { kind: 'check_token' } }];
  }
  const profile = sent.otherTokens?.indexOf(token) ?? -1;
  if (profile < 0) return [];
  const evidence = [inRequest('token'), code] as const;
  const fix = { kind: 'switch_profile', profile } as const;
  return [{ ...base, code: 'token_of_other_profile', certainty: 'likely', evidence, data: { profile }, fix }];
}
