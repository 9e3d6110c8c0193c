import type { ConsoleData } from '#data/console.ts';
import { KEY_LENGTH } from '#protocol/credentials.ts';

/**
 * Told of a text typed where no secret is expected: what looks like a key in it is looked for in whatever leaves from now
 * on. `place` names the field. The search loads with the first text that is long enough.
 */
export async function noticeSecrets({ secrets }: ConsoleData, place: string, text: string): Promise<void> {
  if (text.length < KEY_LENGTH) return;
  const { secretsIn } = await import('#protocol/secretCandidates.ts');
  secrets.noticed(place, secretsIn(text));
}
