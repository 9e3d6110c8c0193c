/** A token taken apart: text, header, claims, signature, each with what is wrong with it. */
import { decodeUtf8, decodeUtf8Lossy, fromBase64url } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { judgeTexts, judgeTimes, typeName } from './claimHypotheses.ts';
import { judgeSignature, type SignatureVerdict } from './signatureHypotheses.ts';
import { fromLenientBase64, legacyJson, ranged, readableStart } from './text.ts';
import { readTokenText } from './tokenText.ts';
import {
  layer,
  proven,
  suspected,
  warned,
  type Aspect,
  type Finding,
  type FindingCode,
  type HypothesisOutcome,
  type TextRange,
} from './types.ts';
import type { ValueContext } from './values.ts';

export interface TokenInput {
  value: string;
  context: ValueContext;
  profiles: readonly Credentials[];
  /** Index of the profile the request addresses. */
  addressed: number;
  now: number;
  /** Whether the claims must be those of a message; other calls have claims of their own. */
  claimsOf: 'message' | 'other';
  /** Places of the three parts in the pasted text. */
  ranges: readonly (TextRange | undefined)[];
}

export interface TokenAspect extends Aspect {
  outcomes: HypothesisOutcome[];
  /** The claims, however they had to be read. */
  claims?: Record<string, unknown>;
}

/** Examines a token. Nothing is thrown, however broken it is. */
export async function examineToken(input: TokenInput): Promise<TokenAspect> {
  const text = readTokenText(input.value, input.context);
  const segments = [...text.segments];
  const restored = restoreHeader(segments);
  const [headerText = '', payloadText = '', signatureText = ''] = restored.segments;
  const header = readHeader(headerText);
  const payload = readPayload(payloadText);
  const shape = [
    ...text.findings,
    ...restored.findings,
    ...shapeFindings(restored.segments, header, payload, text.end),
  ];
  const claims = payload.claims;
  const claimFindings = [
    ...payload.findings,
    ...(claims && input.claimsOf === 'message' ? judgeTexts(claims) : []),
    ...(claims ? judgeTimes(claims, input.now) : []),
  ];
  const verdict = await verdictOf(input, restored.segments, header, signatureText, shape);
  const findings = [...shape, ...verdict.findings, ...(shape.some(isCut) && !claims ? [] : claimFindings)];
  return {
    findings,
    layers: [
      layer('token_header', codesOf([...shape, ...header.findings]), {
        text: header.text,
        ...ranged(input.ranges[0]),
        ...(header.value ? {} : { status: 'failed' }),
      }),
      ...(header.value && restored.segments.length > 1
        ? [
            layer('token_claims', codesOf(claimFindings), {
              text: payload.text,
              ...ranged(input.ranges[1]),
              ...(claims ? {} : { status: 'failed' }),
            }),
          ]
        : []),
      ...(header.value && claims && restored.segments.length > 2
        ? [
            layer('token_signature', codesOf(verdict.findings), {
              text: signatureText,
              ...ranged(input.ranges[2]),
              ...(verdict.findings.length > 0 ? { status: 'failed' } : {}),
              data: verdict.expected === undefined ? {} : { expected: verdict.expected },
            }),
          ]
        : []),
    ],
    outcomes: verdict.outcomes,
    ...(claims ? { claims } : {}),
  };
}

function codesOf(findings: readonly Finding[]): FindingCode[] {
  return findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
}

const isCut = ({ code }: Finding) => code === 'token_truncated' || code === 'token_segment_missing';

async function verdictOf(
  { profiles, addressed }: TokenInput,
  segments: readonly string[],
  header: Header,
  signature: string,
  shape: readonly Finding[],
): Promise<SignatureVerdict> {
  const nothing: SignatureVerdict = { findings: [], outcomes: [] };
  if (profiles.length === 0) return { ...nothing, findings: [warned('no_profile')] };
  const alg = header.value?.alg;
  if (typeof alg === 'string' && alg.toLowerCase() === 'none')
    return { ...nothing, findings: [proven('alg_none', { alg })] };
  if (segments.length < 3 || signature === '' || shape.some(isCut)) {
    return shape.some(isCut) || !header.value ? nothing : { ...nothing, findings: header.findings };
  }
  const signingInput = `${segments[0]!}.${segments[1]!}`;
  const verdict = await judgeSignature({ signingInput, signature, alg, profiles, addressed });
  const cut = suspected('token_truncated', { part: 'signature', length: signature.length });
  const short =
    signature.length < 43 &&
    /^[\w-]+$/.test(signature) &&
    verdict.findings.some(({ code }) => code === 'signature_unexplained');
  return { ...verdict, findings: [...header.findings, ...(short ? [cut] : []), ...verdict.findings] };
}

interface Header {
  text: string;
  value?: Record<string, unknown>;
  findings: Finding[];
}

function readHeader(segment: string): Header {
  const bytes = fromLenientBase64(segment);
  const text = bytes ? decodeUtf8Lossy(bytes) : segment;
  const value = bytes ? parseJson(text) : undefined;
  return isRecord(value) ? { text, value, findings: [] } : { text, findings: [proven('header_not_json')] };
}

// Headers that public clients write; one of them completes a token whose head was not selected.
const KNOWN_HEADERS = [
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
  'eyJhbGciOiJIUzI1NiJ9',
];

function restoreHeader(segments: readonly string[]): { segments: readonly string[]; findings: Finding[] } {
  const [first = '', ...rest] = segments;
  if (rest.length === 0 || readHeader(first).value) return { segments, findings: [] };
  const known = first === '' ? undefined : KNOWN_HEADERS.find((header) => header.endsWith(first));
  if (!known) return { segments, findings: [] };
  const missing = known.length - first.length;
  return { segments: [known, ...rest], findings: [proven('token_truncated', { part: 'header', missing })] };
}

interface Payload {
  text: string;
  claims?: Record<string, unknown>;
  findings: Finding[];
}

function readPayload(segment: string): Payload {
  const bytes = fromLenientBase64(segment);
  if (!bytes) return { text: segment, findings: [proven('payload_not_json')] };
  const text = decodeUtf8(bytes);
  if (text === undefined || text.includes('\0')) return readLegacy(bytes);
  const value = parseJson(text);
  if (isRecord(value)) return { text, claims: value, findings: [] };
  const inner = typeof value === 'string' ? parseJson(value) : parseJson(decodedAgain(text));
  if (isRecord(inner))
    return {
      text,
      claims: inner,
      findings: [proven('payload_double_encoded', { as: typeof value === 'string' ? 'json' : 'base64' })],
    };
  if (value === undefined) return { text, findings: [proven('payload_not_json')] };
  return {
    text,
    findings: [
      proven(typeof value === 'string' ? 'payload_double_encoded' : 'payload_not_object', { type: typeName(value) }),
    ],
  };
}

function decodedAgain(text: string): string {
  const bytes = text.length > 8 ? fromLenientBase64(text.trim()) : undefined;
  return bytes ? (decodeUtf8(bytes) ?? '') : '';
}

function readLegacy(bytes: Uint8Array): Payload {
  const legacy = legacyJson(bytes);
  if (!legacy) return { text: decodeUtf8Lossy(bytes), findings: [proven('payload_not_utf8')] };
  return {
    text: legacy.text,
    claims: parseJson(legacy.text) as Record<string, unknown>,
    findings: [proven('payload_not_utf8', { encoding: legacy.encoding })],
  };
}

// Which parts are missing or cut: a part that is whole JSON ends where it should, one that is not was cut there.
function shapeFindings(
  segments: readonly string[],
  header: Header,
  payload: Payload,
  end: 'whole' | 'elided',
): Finding[] {
  const count = segments.length;
  const parts = { parts: count };
  if (segments.slice(0, 2).some((segment) => /[+/=]/.test(segment))) return [proven('segment_standard_base64')];
  if (end === 'elided')
    return count > 2 && segments[2] !== '' ? [] : [proven('token_truncated', { part: 'payload', ...parts })];
  if (count === 1) return [proven(header.value ? 'token_segment_missing' : 'token_truncated', parts)];
  if (count === 2) {
    if (header.value && !('alg' in header.value) && ('msg' in header.value || 'username' in header.value)) {
      return [proven('token_segment_missing', { part: 'header', ...parts })];
    }
    const broken = payload.claims === undefined && startsLikeJson(segments[1]!);
    return [
      proven(broken ? 'token_truncated' : 'token_segment_missing', {
        part: broken ? 'payload' : 'signature',
        ...parts,
      }),
    ];
  }
  const unsigned = typeof header.value?.alg === 'string' && header.value.alg.toLowerCase() === 'none';
  if (segments[2] === '' && !unsigned) return [proven('token_segment_missing', { part: 'signature', ...parts })];
  if (segments[1] === '') return [proven('token_segment_missing', { part: 'payload', ...parts })];
  return [];
}

function startsLikeJson(segment: string): boolean {
  if (segment === '') return false;
  const bytes = fromBase64url(segment.length % 4 === 1 ? segment.slice(0, -1) : segment);
  return bytes === undefined || (readableStart(bytes) ?? '{').trimStart().startsWith('{');
}
