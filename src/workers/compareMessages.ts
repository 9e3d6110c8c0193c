/** What travels between the page and the worker that compares. */
import type { DocumentComparison } from '#answer/compare.ts';
import type { RepliesComparison } from '#answer/compareReplies.ts';
import type { ResponseInput } from '#answer/read.ts';

export type CompareJob =
  | { kind: 'replies'; a: ResponseInput; b: ResponseInput }
  /** What was asked, as text. */
  | { kind: 'texts'; a: string; b: string };

export interface CompareRequest {
  id: number;
  job: CompareJob;
}

export type CompareReply =
  { id: number; ok: true; result: RepliesComparison | DocumentComparison } | { id: number; ok: false };
