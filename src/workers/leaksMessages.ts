/** What travels between the page and the worker that looks for secrets. */
import type { Secret } from '#protocol/secret.ts';
import type { Hit } from '#protocol/secretScan.ts';

export interface LeaksRequest {
  id: number;
  content: string | Uint8Array;
  secrets: readonly Secret[];
}

export type LeaksReply = { id: number; ok: true; hits: Hit[] } | { id: number; ok: false };
