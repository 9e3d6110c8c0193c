/** What travels between the page and the worker that seals a large call. */
import type { prepare, Preparation } from '#protocol/prepare.ts';

export interface PrepareRequest {
  given: Parameters<typeof prepare>;
}

export type PrepareReply = { ok: true; preparation: Preparation } | { ok: false };
