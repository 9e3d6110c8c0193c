/** A request as a JSON text for comparing: what travelled, without what only wraps it. */
import type { Exchange } from './exchange.ts';

export function requestText({ api, target, profileId, prepared }: Exchange): string {
  const { encoding, headers, plaintext } = prepared;
  const frame = { api, target, profile: profileId, encoding, headers: Object.fromEntries(headers) };
  // The plaintext stands as it was written: integers beyond 2^53 and repeated members survive.
  return `${JSON.stringify(frame).slice(0, -1)},"plaintext":${plaintext}}`;
}
