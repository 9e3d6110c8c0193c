/** A kept call sent once more: its exact bytes, or the same wish signed afresh. */
import { parseJson } from '#answer/json.ts';
import { decrypt } from '#protocol/msgCrypt.ts';
import { EXAMPLE_DRAFT, type AddedClaims, type Draft } from '#protocol/draft.ts';
import { JwtError, verifyToken } from '#protocol/jwt.ts';
import type { WorkbenchDraft } from './drafts.ts';
import type { Exchange } from './exchange.ts';
import type { HistoryRecord } from './history.ts';
import type { Profile } from './profiles.ts';

/**
 * Why the exact bytes cannot be sent, or will not be taken as they were. `masked`: they hold a secret that is gone.
 * `expired`: `exp` has passed. `key_changed`: the profile's key is another one now. `beginning`: only the beginning of
 * them was kept. `words_missing`: the words it had are too many to be kept, so that it cannot be made afresh either.
 */
export type ReplayObstacle =
  | { code: 'masked' }
  | { code: 'expired'; at: number }
  | { code: 'key_changed' }
  | { code: 'beginning' }
  | { code: 'words_missing' };

/** @param now Unix seconds. */
export async function replayObstacles(
  { exchange, missing }: HistoryRecord,
  profiles: readonly Profile[],
  now: number,
): Promise<ReplayObstacle[]> {
  const { prepared, vocabularies = [] } = exchange;
  if (prepared.large) {
    const words = vocabularies.some((vocabulary) => vocabulary.words.length > 0);
    return [{ code: 'beginning' }, ...(words ? [] : [{ code: 'words_missing' } as const])];
  }
  if (missing.length > 0) return [{ code: 'masked' }];
  const key = profiles.find(({ id }) => id === exchange.profileId)?.credentials.encodingAESKey;
  const obstacles: ReplayObstacle[] = [];
  if (prepared.steps.scheme === 'jwt') {
    const exp = claimsOf(prepared.plaintext).find(({ name }) => name === 'exp');
    const at = Number(exp?.value);
    if (exp && at <= now) obstacles.push({ code: 'expired', at });
  }
  if (key !== undefined && !(await madeWith(key, exchange))) obstacles.push({ code: 'key_changed' });
  return obstacles;
}

async function madeWith(encodingAESKey: string, { prepared }: Exchange): Promise<boolean> {
  try {
    if (prepared.steps.scheme === 'jwt') {
      await verifyToken({ token: prepared.value, secret: encodingAESKey, now: 0 });
      return true;
    }
    const { frame, fields } = prepared.steps.encrypted;
    const place = fields.find(({ name }) => name === 'appId')!;
    const appId = new TextDecoder().decode(frame.subarray(place.start, place.end));
    return (await decrypt({ encodingAESKey, appId, encrypt: prepared.value })).message === prepared.plaintext;
  } catch (error) {
    // Only the signature speaks of the key: what is said about times or shape does not.
    return error instanceof JwtError && error.code !== 'signature_mismatch' && error.code !== 'empty_secret';
  }
}

interface Claim {
  name: string;
  /** Name and value, and where they begin. */
  text: string;
  start: number;
  value: string;
}

function claimsOf(plaintext: string): Claim[] {
  const { root } = parseJson(plaintext);
  if (root?.kind !== 'object') return [];
  return root.members.map(({ key, keyStart, value: { start, end } }) => ({
    name: key,
    text: plaintext.slice(keyStart, end),
    start: keyStart,
    value: plaintext.slice(start, end),
  }));
}

/** The wish behind a call, for signing it afresh. Claims nobody typed are made anew; others stay as they were written. */
export function draftOf({ api, username, msg, vocabularies = [], prepared, startedAt }: Exchange): Draft {
  const base = { ...EXAMPLE_DRAFT, api, username, msg, encoding: prepared.encoding, vocabularies };
  if (prepared.steps.scheme !== 'jwt') return base;
  const claims = claimsOf(prepared.plaintext);
  // Of two the first is the call's; another can only have been typed.
  const claimName = claims.find(({ name }) => name === 'msg' || name === 'query')?.name === 'query' ? 'query' : 'msg';
  const added = prepared.added ?? probablyAdded(claims, startedAt);
  const own = new Set<string>(['username', claimName]);
  if (added.iat) own.add('iat');
  if (added.exp !== undefined) own.add('exp');
  if (added.jti) own.add('jti');
  return { ...base, ...added, claimName, extraClaims: typedText(prepared.plaintext, claims, own) };
}

/** Claims of a call that does not say which of them were typed: a time and an id are taken for added. */
function probablyAdded(claims: readonly Claim[], startedAt: number): AddedClaims {
  const valueOf = (name: string) => claims.find((claim) => claim.name === name)?.value ?? '';
  const timeOf = (name: string) => (/^\d+$/.test(valueOf(name)) ? Number(valueOf(name)) : undefined);
  const [iat, exp] = [timeOf('iat'), timeOf('exp')];
  return {
    iat: iat !== undefined,
    exp: exp === undefined ? undefined : exp - (iat ?? Math.floor(startedAt / 1000)),
    jti: valueOf('jti').startsWith('"'),
  };
}

/** The claims that are not the console's own, as one object: with the spaces between them where nothing else stands there. */
function typedText(plaintext: string, claims: readonly Claim[], own: ReadonlySet<string>): string {
  const typed = claims.filter(({ name }) => !own.has(name));
  const [first] = typed;
  if (!first) return '';
  const last = claims.at(-1)!;
  const together = claims.indexOf(first) === claims.length - typed.length;
  const text = together
    ? plaintext.slice(first.start, last.start + last.text.length)
    : typed.map((claim) => claim.text).join(',');
  return `{${text}}`;
}

/** The same wish as the workbench edits it. */
export function workbenchDraftOf(exchange: Exchange): WorkbenchDraft {
  const { exp, vocabularies, ...draft } = draftOf(exchange);
  return {
    ...draft,
    exp: exp !== undefined,
    expSeconds: String(exp ?? 3600),
    vocabularies: vocabularies.map(({ name, words }, i) => ({
      id: `${i} ${name}`,
      name,
      words: [...words],
      enabled: true,
    })),
  };
}
