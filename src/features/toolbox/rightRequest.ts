/** The request as it should have been, made from what was decoded. */
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Profile } from '#data/profiles.ts';
import { TARGET_ORIGINS } from '#data/targets.ts';
import type { FindingCode, Refill } from '#forensics/types.ts';
import { toHex } from '#protocol/bytes.ts';
import type { Draft } from '#protocol/draft.ts';
import { RANDOM_LENGTH } from '#protocol/msgCrypt.ts';
import { prepare, type Prepared } from '#protocol/prepare.ts';
import type { ExaminedText } from './useExamination.ts';

export interface RightRequest {
  draft: Draft;
  profile: Profile;
  prepared: Prepared;
  baseUrl: string;
  /** The value as it was sent. */
  sent: string;
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
const TIME_CLAIMS = ['exp', 'nbf', 'iat'];

/**
 * Prepares the call that was meant, under the credentials its path addresses (else the active ones). Random bytes are
 * kept, so that only what is wrong differs.
 * @returns nothing where the call could not be decoded or there are no credentials.
 */
export async function rightRequest({ result, profiles, now }: ExaminedText): Promise<RightRequest | null> {
  if (result.kind !== 'done') return null;
  const { refill, findings, layers, recognised } = result.examination;
  const profile = profiles.find(({ credentials }) => credentials.token === refill?.token) ?? profiles[0];
  if (!refill || !profile) return null;
  const wrongTimes = findings.some(({ code }) => TIME_MISTAKES.includes(code));
  const draft = draftOf(refill, wrongTimes ? withoutTimes(refill.claims) : refill.claims);
  const frame = layers.find(({ kind }) => kind === 'frame');
  const field = frame?.fields?.find(({ name }) => name === 'random');
  const found = field && frame?.bytes?.slice(field.start, field.end);
  const random = found?.length === RANDOM_LENGTH ? found : undefined;
  const preparation = await prepare(draft, profile.credentials, random ? { now, random } : { now });
  if (!preparation.ok) return null;
  const host = recognised.target?.host;
  const baseUrl =
    host && /^(?:chatbot|openai)\.weixin\.qq\.com$/i.test(host) ? `https://${host}` : TARGET_ORIGINS.chatbot!;
  return { draft, profile, prepared: preparation.prepared, baseUrl, sent: refill.value, random };
}

function draftOf({ api, username, msg, encoding, vocabularies }: Refill, extraClaims: string): Draft {
  return {
    api,
    username,
    msg,
    encoding,
    claimName: 'msg',
    iat: false,
    exp: undefined,
    jti: false,
    extraClaims,
    vocabularies,
  };
}

function withoutTimes(claims: string): string {
  if (claims === '') return '';
  const kept = Object.entries(JSON.parse(claims) as Record<string, unknown>).filter(
    ([name]) => !TIME_CLAIMS.includes(name),
  );
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : '';
}

/** What the workbench's draft becomes when it takes the call over. */
export function refilled(before: WorkbenchDraft, { draft, random }: RightRequest): WorkbenchDraft {
  const { exp: _, vocabularies, ...call } = draft;
  return {
    ...before,
    ...call,
    exp: false,
    vocabularies: vocabularies.map(({ name, words }, i) => ({
      id: `${i}-${name}`,
      name,
      words: [...words],
      enabled: true,
    })),
    vocabularyText: undefined,
    frozenRandom: random && toHex(random),
  };
}

export interface Piece {
  text: string;
  kind: 'same' | 'different';
}

/** Two texts cut where they differ: a common beginning, what differs, a common end. */
export function compared(a: string, b: string): [Piece[], Piece[]] {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
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
