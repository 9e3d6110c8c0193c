/** Bytes as they may be kept. What looks for secrets loads with the first bytes. */
import type { Secret } from '#protocol/secret.ts';

/** The bytes themselves, or a copy in which every secret is masked. */
export async function withoutSecrets(bytes: Uint8Array, secrets: readonly Secret[]): Promise<Uint8Array> {
  if (secrets.length === 0) return bytes;
  const [{ findLeaks }, { masked }] = await Promise.all([import('#protocol/leaks.ts'), import('#protocol/masking.ts')]);
  const hits = await findLeaks(bytes, secrets);
  return hits.length === 0 ? bytes : masked(bytes, hits);
}
