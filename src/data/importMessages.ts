/** What travels between the page and the reader of history files. */
import type { Secret } from '#protocol/secret.ts';
import type { FileProblem } from './historyFile.ts';
import type { PackedCalls } from './historyPack.ts';

/** `known` are the ids of the records that are here already, joined by commas: one text crosses faster than many. */
export type ImportRequest =
  | { id: number; kind: 'read'; file: Blob; known: string }
  /** Of the file read last: its first portion of records that are not here. */
  | { id: number; kind: 'take'; known: string; secrets: readonly Secret[] }
  /** The portion after the one that came last. */
  | { id: number; kind: 'more' };

/** What a file holds. `others` are calls of something else, which stay outside. */
export interface ImportSummary {
  source: 'own' | 'har';
  count: number;
  /** Those that are not here yet. */
  fresh: number;
  others: number;
}

export type ImportReply =
  /** How much of the work is done: 0 to 1. */
  | { id: number; kind: 'progress'; share: number }
  | { id: number; kind: 'refused'; problem: FileProblem }
  | { id: number; kind: 'found'; summary: ImportSummary }
  | { id: number; kind: 'portion'; packed: PackedCalls }
  | { id: number; kind: 'end' }
  /** The file has gone or changed since it was looked through. */
  | { id: number; kind: 'broken' };
