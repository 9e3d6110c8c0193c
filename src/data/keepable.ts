/** Bytes as they may be kept. What looks for secrets loads with the first bytes. */
import type { Secret } from '#protocol/secret.ts';
import type { LeakFinder } from './door.ts';

/**
 * The bytes themselves, or a copy in which every secret is masked.
 * @param find looks for the secrets; on this thread unless given.
 */
export async function withoutSecrets(
  bytes: Uint8Array,
  secrets: readonly Secret[],
  find?: LeakFinder,
): Promise<Uint8Array> {
  if (secrets.length === 0) return bytes;
  const [{ findLeaks }, { masked }] = await Promise.all([import('#protocol/leaks.ts'), import('#protocol/masking.ts')]);
  const hits = await (find ?? findLeaks)(bytes, secrets);
  return hits.length === 0 ? bytes : masked(bytes, hits);
}
