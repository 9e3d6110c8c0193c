/** What travels between the page and its workers. */
import type { ExamineContext, Examination } from '#forensics/examine.ts';

export interface ExamineRequest {
  id: number;
  input: string;
  context: ExamineContext;
}

export type ExamineReply =
  | { id: number; ok: true; examination: Examination }
  /** The room never throws; a worker may still run out of memory. */
  | { id: number; ok: false };
