/** What is cut out of all that is written to this device, and who looks for it. */
import type { FindSecrets } from '#protocol/redact.ts';
import type { Secret } from '#protocol/secret.ts';
import type { LeakFinder } from './door.ts';
import type { Profile } from './profiles.ts';

/** Everything that must not be stored: what the profiles hold, whether or not it is well known, and what else was seen. */
export function secretsOf(profiles: readonly Profile[], seen: readonly Secret[]): Secret[] {
  const own = profiles.flatMap(({ id, credentials }): Secret[] => [
    { id: `${id}.token`, field: 'token', value: credentials.token },
    { id: `${id}.encodingAESKey`, field: 'encodingAESKey', value: credentials.encodingAESKey },
  ]);
  const values = new Set(own.map(({ value }) => value));
  return [...own, ...seen.filter(({ value }) => !values.has(value))].filter(({ value }) => value !== '');
}

/** Bytes that are looked through on this thread: some five milliseconds. */
const SCANNED_HERE = 64 * 1024;

/**
 * Who looks through so many bytes; nobody in particular for few.
 * @param findLarge looks for secrets in much, off this thread.
 */
export function finderFor(length: number, findLarge?: LeakFinder): FindSecrets | undefined {
  return findLarge && length > SCANNED_HERE ? elsewhere(findLarge) : undefined;
}

// Tokens signed with a key are no secrets of their own: an exact replay needs them as they are.
function elsewhere(find: LeakFinder): FindSecrets {
  return async (bytes, secrets) => {
    const byId = new Map(secrets.map((secret) => [secret.id, secret]));
    const hits = (await find(bytes, secrets)).filter(({ form }) => form !== 'signed');
    return hits.map(({ start, end, secret }) => ({ start, end, secret: byId.get(secret.id) ?? secret }));
  };
}
