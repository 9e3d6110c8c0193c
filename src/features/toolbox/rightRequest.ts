/** The request as it should have been, made from what was decoded. */
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Profile } from '#data/profiles.ts';
import { TARGET_ORIGINS } from '#data/targets.ts';
import type { FindingCode, LayerKind, Refill } from '#forensics/types.ts';
import { toHex } from '#protocol/bytes.ts';
import type { Draft } from '#protocol/draft.ts';
import { RANDOM_LENGTH } from '#protocol/msgCrypt.ts';
import type { Prepared, Wording } from '#protocol/prepare.ts';
import { prepareAside } from '#workers/preparing.ts';
import { VALID_SECONDS, membersOf, sameJson, withoutMembers } from './claims.ts';
import type { ExaminedText } from './useExamination.ts';

export interface RightRequest {
  draft: Draft;
  profile: Profile;
  prepared: Prepared;
  baseUrl: string;
  /** The value as it was sent. */
  sent: string;
  /** The claims or the plaintext as they were sent; empty where they could not be read. */
  sentPlaintext: string;
  /** The 16 random bytes of the ciphertext that was sent, where they could be read. */
  random: Uint8Array | undefined;
}

const TIME_MISTAKES: readonly FindingCode[] = [
  'expired',
  'not_yet_valid',
  'time_in_milliseconds',
  'time_not_number',
  'iat_in_future',
];
/** Characters of a text up to which its order, spacing and escaping are kept. */
const WORDING_LIMIT = 100_000;
const TIME_CLAIMS = ['exp', 'nbf', 'iat'];
/** Ten years: a longer span comes from times that are not counted alike. */
const LONGEST_LIFETIME = 10 * 365 * 86_400;

/**
 * Prepares the call that was meant, under the credentials its path addresses (else the active ones). Random bytes and
 * every text that means what it should stay to the letter, so that only what is wrong differs.
 * @returns nothing where the call could not be decoded or there are no credentials.
 */
export async function rightRequest({ result, profiles, now }: ExaminedText): Promise<RightRequest | null> {
  if (result.kind !== 'done') return null;
  const { refill, findings, layers, recognised } = result.examination;
  const profile = profiles.find(({ credentials }) => credentials.token === refill?.token) ?? profiles[0];
  if (!refill || !profile) return null;
  const draft = draftOf(refill, findings.some(({ code }) => TIME_MISTAKES.includes(code)) ? 'anew' : 'as sent');
  const frame = layers.find(({ kind }) => kind === 'frame');
  const field = frame?.fields?.find(({ name }) => name === 'random');
  const found = field && frame?.bytes?.slice(field.start, field.end);
  const random = found?.length === RANDOM_LENGTH ? found : undefined;
  const environment = random ? { now, random } : { now };
  const meant = await prepareAside(draft, profile.credentials, environment);
  if (!meant.ok) return null;
  const textOf = (kind: LayerKind) => layers.find((layer) => layer.kind === kind)?.text;
  const sentPlaintext = textOf(draft.api === 'message' ? 'token_claims' : 'plaintext') ?? '';
  const wording = keptWording(textOf('token_header'), sentPlaintext, meant.prepared.plaintext);
  const kept = wording ? await prepareAside(draft, profile.credentials, environment, wording) : meant;
  const host = recognised.target?.host;
  const baseUrl =
    host && /^(?:chatbot|openai)\.weixin\.qq\.com$/i.test(host) ? `https://${host}` : TARGET_ORIGINS.chatbot!;
  const prepared = kept.ok ? kept.prepared : meant.prepared;
  return { draft, profile, prepared, baseUrl, sent: refill.value, sentPlaintext, random };
}

// The wording of a long text is not looked at on the page's thread: it is right in the console's own.
function keptWording(header: string | undefined, sent: string, meant: string): Wording | undefined {
  if (sent.length > WORDING_LIMIT) return undefined;
  const { alg, typ = 'JWT', ...others } = membersOf(header ?? '') ?? {};
  const right = alg === 'HS256' && typ === 'JWT' && Object.keys(others).length === 0;
  return {
    ...(header !== undefined && right ? { headerJson: header } : {}),
    ...(sameJson(sent, meant) ? { plaintext: sent } : {}),
  };
}

function draftOf({ api, username, msg, encoding, vocabularies, claims }: Refill, times: 'anew' | 'as sent'): Draft {
  const call = { api, username, msg, encoding, claimName: 'msg', jti: false, vocabularies } as const;
  if (times === 'as sent') return { ...call, iat: false, exp: undefined, extraClaims: claims };
  const wrong = membersOf(claims) ?? {};
  return {
    ...call,
    iat: 'iat' in wrong,
    exp: 'exp' in wrong ? lifetimeOf(wrong) : undefined,
    extraClaims: withoutMembers(claims, TIME_CLAIMS),
  };
}

// What the caller grants a token, where both of its times are counted alike; else an hour.
function lifetimeOf({ iat, exp }: Readonly<Record<string, unknown>>): number {
  const span = typeof iat === 'number' && typeof exp === 'number' ? exp - iat : 0;
  const seconds = Math.round(typeof exp === 'number' && exp >= 1e11 ? span / 1000 : span);
  return seconds > 0 && seconds <= LONGEST_LIFETIME ? seconds : VALID_SECONDS;
}

/** What the workbench's draft becomes when it takes the call over. */
export function refilled(before: WorkbenchDraft, { draft, profile, random }: RightRequest): WorkbenchDraft {
  const { exp, vocabularies, ...call } = draft;
  return {
    ...before,
    ...call,
    exp: exp !== undefined,
    expSeconds: exp === undefined ? before.expSeconds : String(exp),
    vocabularies: vocabularies.map(({ name, words }) => ({
      id: crypto.randomUUID(),
      name,
      words: [...words],
      enabled: true,
    })),
    vocabulariesOf: profile.id,
    vocabularyText: undefined,
    frozenRandom: random && toHex(random),
  };
}

export interface Piece {
  text: string;
  kind: 'same' | 'different';
}

/** Characters that are compared at once: the engine does that a hundred times faster than one by one. */
const BLOCK = 4096;

/** Two texts cut where they differ: a common beginning, what differs, a common end. */
export function compared(a: string, b: string): [Piece[], Piece[]] {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head + BLOCK <= shortest && a.slice(head, head + BLOCK) === b.slice(head, head + BLOCK)) head += BLOCK;
  while (head < shortest && a[head] === b[head]) head++;
  const most = shortest - head;
  const fromEnd = (text: string, tail: number) => text.slice(text.length - tail - BLOCK, text.length - tail);
  let tail = 0;
  while (tail + BLOCK <= most && fromEnd(a, tail) === fromEnd(b, tail)) tail += BLOCK;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [piecesOf(a, head, tail), piecesOf(b, head, tail)];
}

function piecesOf(text: string, head: number, tail: number): Piece[] {
  const end = text.length - tail;
  const pieces: Piece[] = [
    { text: text.slice(0, head), kind: 'same' },
    { text: text.slice(head, end), kind: 'different' },
    { text: text.slice(end), kind: 'same' },
  ];
  return pieces.filter((piece) => piece.text !== '');
}
