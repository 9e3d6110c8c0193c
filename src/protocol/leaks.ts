/** The whole examination of what is about to leave: secrets in every form, and tokens they have signed. */
import { utf8 } from './bytes.ts';
import type { Secret } from './secret.ts';
import { scanForSecrets, type Hit } from './secretScan.ts';
import { tokensThatVerify } from './signedTokens.ts';

/** All hits, apart from each other and in order of place. A secret within a signed token counts before the token. */
export async function findLeaks(content: string | Uint8Array, secrets: readonly Secret[]): Promise<Hit[]> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const hits = scanForSecrets(bytes, secrets);
  const signed = await tokensThatVerify(
    bytes,
    secrets.filter(({ field }) => field !== 'token'),
  );
  return apart([...hits, ...signed]);
}

function apart(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || hit.start >= last.end) kept.push(hit);
    else if (last.form === 'signed' && hit.form !== 'signed') kept[kept.length - 1] = hit;
  }
  return kept;
}
