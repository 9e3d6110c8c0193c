/** Small records as they may be kept on this device. */
import { decodeUtf8Lossy, utf8 } from '#protocol/bytes.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import type { Secret } from '#protocol/secret.ts';

const MASK = 0x2a;

/** The record itself, or a copy in which every secret is covered by as many stars: there is nothing to restore. */
export function withoutSecrets<Of extends object>(record: Of, secrets: readonly Secret[]): Of {
  const bytes = utf8(JSON.stringify(record));
  const hits = scanForSecrets(bytes, secrets);
  if (hits.length === 0) return record;
  for (const { start, end } of hits) bytes.fill(MASK, start, end);
  return JSON.parse(decodeUtf8Lossy(bytes)) as Of;
}
