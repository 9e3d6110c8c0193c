/** A call and its outcome as one string of bytes, and back: the form in which history keeps it. */
import { carriedValue, encodeBody, type BodyEncoding } from '#protocol/body.ts';
import { concatBytes, decodeUtf8Lossy, fromHex, toHex, utf8 } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { AddedClaims, DraftIssue } from '#protocol/draft.ts';
import { ENDPOINTS } from '#protocol/endpoints.ts';
import { signedAgain } from '#protocol/jwt.ts';
import { RANDOM_LENGTH, sealedAgain } from '#protocol/msgCrypt.ts';
import type { LargeBody, Prepared } from '#protocol/prepare.ts';
import type { Call, Exchange, FailureReason, HeaderList, Outcome, Phases } from './exchange.ts';

/** Lengths of the parts of a record, in order; `token` is the last segment of the path. */
export interface RecordParts {
  token: number;
  json: number;
  request: number;
  response: number;
}

export interface EncodedRecord {
  bytes: Uint8Array<ArrayBuffer>;
  parts: RecordParts;
}

interface StoredReply {
  status: number;
  statusText: string;
  headers: HeaderList;
  emulated: boolean;
}

type StoredOutcome =
  | { kind: 'response'; received: StoredReply; phases: Phases }
  | { kind: 'failure'; reason: FailureReason; detail: string; received?: StoredReply; phases: Phases };

interface StoredCall extends Omit<Call, 'prepared'> {
  pathPrefix: string;
  search: string;
  encoding: BodyEncoding;
  contentType?: string;
  headers: HeaderList;
  plaintext: string;
  issues: readonly DraftIssue[];
  added?: AddedClaims;
  /** Figures of a request of which only the beginning is kept. */
  large?: Omit<LargeBody, 'body'>;
  /** What stands around an encrypted plaintext: 16 bytes as hex, and the APPID. */
  frame?: { random: string; appId: string };
  outcome?: StoredOutcome;
}

/** What became of a call whose page went away before the answer came. */
const PAGE_CLOSED: Outcome = {
  kind: 'failure',
  reason: 'page_closed',
  detail: '',
  received: undefined,
  phases: { total: 0 },
};

/**
 * Neither the key nor anything it could be computed from is part of a record; the TOKEN is a part of its own.
 * @param rest waited for between two steps: of millions of characters each takes its time.
 */
export async function encodeRecord(call: Call | Exchange, rest: () => Promise<void>): Promise<EncodedRecord> {
  const { prepared, msg, ...others } = call;
  const { path, search, encoding, contentType, headers, plaintext, issues, added, steps, large } = prepared;
  const outcome = 'outcome' in call ? call.outcome : undefined;
  const cut = path.lastIndexOf('/') + 1;
  const stored: Omit<StoredCall, 'msg' | 'plaintext'> = {
    ...others,
    pathPrefix: path.slice(0, cut),
    search,
    encoding,
    ...(contentType === undefined ? {} : { contentType }),
    headers,
    issues,
    ...(added ? { added } : {}),
    ...(large ? { large: withoutBlob(large) } : {}),
    ...(steps.scheme === 'wxbizmsgcrypt' ? { frame: frameOf(steps.encrypted) } : {}),
    ...(outcome ? { outcome: withoutBody(outcome) } : {}),
  };
  const token = utf8(path.slice(cut));
  const json = await jsonOf(stored, { msg, plaintext }, rest);
  const jsonLength = json.reduce((sum, { length }) => sum + length, 0);
  const response = outcome?.received?.body ?? new Uint8Array();
  return {
    bytes: concatBytes(token, ...json, prepared.body, response),
    parts: { token: token.length, json: jsonLength, request: prepared.body.length, response: response.length },
  };
}

/** An object with some texts more, as UTF-8 of its JSON. */
async function jsonOf(object: object, texts: Record<string, string>, rest: () => Promise<void>): Promise<Bytes[]> {
  const pieces = [utf8(JSON.stringify(object).slice(0, -1))];
  for (const [name, text] of Object.entries(texts)) {
    await rest();
    const written = JSON.stringify(text);
    await rest();
    pieces.push(utf8(`,"${name}":`), utf8(written));
  }
  await rest();
  return [...pieces, utf8('}')];
}

// A copy of tens of megabytes would be most of the history.
function withoutBlob({ body: _, ...figures }: LargeBody): Omit<LargeBody, 'body'> {
  return figures;
}

function frameOf({ frame, fields }: Extract<Prepared['steps'], { scheme: 'wxbizmsgcrypt' }>['encrypted']) {
  const appId = fields.find(({ name }) => name === 'appId')!;
  return {
    random: toHex(frame.subarray(0, RANDOM_LENGTH)),
    appId: decodeUtf8Lossy(frame.subarray(appId.start, appId.end)),
  };
}

function withoutBody(outcome: Outcome): StoredOutcome {
  const { received, ...rest } = outcome;
  if (!received) return rest as StoredOutcome;
  const { body: _, ...reply } = received;
  return { ...rest, received: reply } as StoredOutcome;
}

/** @param credentials of the profile that sent, where they are still at hand. */
export function decodeRecord({ bytes, parts }: EncodedRecord, credentials?: Credentials): Exchange {
  let from = 0;
  const [token, json, request, response] = [parts.token, parts.json, parts.request, parts.response].map((length) =>
    bytes.slice(from, (from += length)),
  ) as [Bytes, Bytes, Bytes, Bytes];
  const stored = JSON.parse(decodeUtf8Lossy(json)) as StoredCall;
  const { pathPrefix, search, encoding, contentType, headers, plaintext, issues, added, ...others } = stored;
  const { large, frame, outcome, ...call } = others;
  const endpoint = ENDPOINTS[call.api];
  const value = carriedValue(encoding, endpoint.parameter, { search, body: request });
  const prepared: Prepared = {
    ...encodeBody(encoding, endpoint.parameter, ''),
    search,
    contentType,
    body: request,
    bodyText: decodeUtf8Lossy(request),
    endpoint,
    path: pathPrefix + decodeUtf8Lossy(token),
    encoding,
    headers,
    plaintext,
    value,
    issues,
    steps: stepsOf(value, plaintext, frame, credentials),
    // JSON has no word for what is not there.
    ...(added ? { added: { ...added, exp: added.exp } } : {}),
    ...(large ? { large } : {}),
  };
  return { ...call, prepared, outcome: outcome ? withBody(outcome, response) : PAGE_CLOSED };
}

type Bytes = Uint8Array<ArrayBuffer>;

function stepsOf(
  value: string,
  message: string,
  frame: StoredCall['frame'],
  credentials: Credentials | undefined,
): Prepared['steps'] {
  if (!frame) return { scheme: 'jwt', signed: signedAgain(value) };
  const random = fromHex(frame.random) ?? new Uint8Array(RANDOM_LENGTH);
  const input = { appId: frame.appId, message, random, encrypt: value };
  return {
    scheme: 'wxbizmsgcrypt',
    encrypted: sealedAgain(credentials ? { ...input, encodingAESKey: credentials.encodingAESKey } : input),
  };
}

function withBody(outcome: StoredOutcome, body: Bytes): Outcome {
  const received = outcome.received && { ...outcome.received, body };
  return { ...outcome, received } as Outcome;
}
