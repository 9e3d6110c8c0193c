/** Small records as they may be kept on this device. */
import { decodeUtf8Lossy, utf8 } from '#protocol/bytes.ts';
import type { FindSecrets } from '#protocol/redact.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import type { Secret } from '#protocol/secret.ts';
import { nextTask } from './rester.ts';

const MASK = 0x2a;

/** The record itself, or a copy in which every secret is covered by as many stars: there is nothing to restore. */
export function withoutSecrets<Of extends object>(record: Of, secrets: readonly Secret[]): Of {
  const bytes = bytesOf(record);
  return covered(record, bytes, scanForSecrets(bytes, secrets));
}

/** The same for a large record, looked through by somebody else; to write it down is a task of its own. */
export async function withoutSecretsFoundBy<Of extends object>(
  find: FindSecrets,
  record: Of,
  secrets: readonly Secret[],
): Promise<Of> {
  await nextTask();
  const json = JSON.stringify(record);
  await nextTask();
  const bytes = utf8(json);
  return covered(record, bytes, await find(bytes, secrets));
}

/** Characters of all texts in a record: how long it takes to look through it. */
export function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + textLength(each), 0);
}

function bytesOf(record: object): Uint8Array<ArrayBuffer> {
  return utf8(JSON.stringify(record));
}

function covered<Of>(record: Of, bytes: Uint8Array, places: readonly { start: number; end: number }[]): Of {
  if (places.length === 0) return record;
  for (const { start, end } of places) bytes.fill(MASK, start, end);
  return JSON.parse(decodeUtf8Lossy(bytes)) as Of;
}
