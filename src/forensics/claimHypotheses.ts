/** What can be wrong with the claims of `/openapi/message` (protocol.md section 2) once they can be read. */
import { note, proven, type Finding } from './types.ts';

/** From here on a number of seconds lies past the year 5138: it counts a smaller unit. */
const SECONDS_LIMIT = 1e11;

const TEXT_NAMES = ['message', 'Msg', 'MSG', 'text', 'content', 'q', 'question', 'data'];
const USER_NAMES = ['userid', 'userId', 'user_id', 'uid', 'user', 'userName', 'UserName', 'name', 'openid'];

/** Findings about the members `username` and `msg`, `query` standing for `msg` as in the platform page's code line. */
export function judgeTexts(claims: Readonly<Record<string, unknown>>): Finding[] {
  return [...judgeText(claims), ...judgeUser(claims)];
}

function judgeText(claims: Readonly<Record<string, unknown>>): Finding[] {
  if (Object.hasOwn(claims, 'msg')) {
    return typeof claims.msg === 'string' ? [] : [proven('claim_msg_not_string', { type: typeName(claims.msg) })];
  }
  if (Object.hasOwn(claims, 'query')) return [proven('claim_query', { type: typeName(claims.query) })];
  return [proven('claim_msg_missing', { names: Object.keys(claims).slice(0, 20), ...near(claims, TEXT_NAMES) })];
}

function judgeUser(claims: Readonly<Record<string, unknown>>): Finding[] {
  if (!Object.hasOwn(claims, 'username')) {
    return [proven('claim_username_missing', { names: Object.keys(claims).slice(0, 20), ...near(claims, USER_NAMES) })];
  }
  return typeof claims.username === 'string'
    ? []
    : [proven('claim_username_not_string', { type: typeName(claims.username) })];
}

function near(claims: Readonly<Record<string, unknown>>, names: readonly string[]): { near?: string } {
  const found = names.find((name) => Object.hasOwn(claims, name));
  return found === undefined ? {} : { near: found };
}

/** JSON's own name of a value's type. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/**
 * Findings about `exp`, `nbf` and `iat` (RFC 7519 section 4.1), judged without tolerance.
 * @param now Unix seconds.
 */
export function judgeTimes(claims: Readonly<Record<string, unknown>>, now: number): Finding[] {
  const given = (['exp', 'nbf', 'iat'] as const).filter((name) => Object.hasOwn(claims, name) && claims[name] !== null);
  const fine = given.filter((name) => Math.abs(Number(claims[name])) >= SECONDS_LIMIT);
  if (fine.length > 0) return [proven('time_in_milliseconds', { claims: fine, value: String(claims[fine[0]!]) })];
  const odd = given.filter((name) => typeof claims[name] !== 'number');
  if (odd.length > 0) return [proven('time_not_number', { claims: odd, type: typeName(claims[odd[0]!]) })];
  const at = (name: 'exp' | 'nbf' | 'iat') => (typeof claims[name] === 'number' ? claims[name] : undefined);
  const [exp, nbf, iat] = [at('exp'), at('nbf'), at('iat')];
  return [
    ...(exp !== undefined && exp <= now ? [proven('expired', { exp, now, seconds: now - exp })] : []),
    ...(nbf !== undefined && nbf > now ? [proven('not_yet_valid', { nbf, now, seconds: nbf - now })] : []),
    ...(iat !== undefined && iat > now ? [note('iat_in_future', { iat, now, seconds: iat - now })] : []),
  ];
}
