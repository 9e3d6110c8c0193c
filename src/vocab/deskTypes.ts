/** What a desk is asked and what it answers: everything here can travel between threads. */
import type { Credentials } from '#protocol/credentials.ts';
import type { Draft, Environment } from '#protocol/draft.ts';
import type { ListCheck } from './analysis.ts';
import type { Fix } from './fixes.ts';
import type { Snapshot } from './snapshot.ts';
import type { Filter, Sorting, SortKey } from './views.ts';
import type { VocabularyFileNote, VocabularyFileProblem, VocabularyFormat } from './vocabularyFile.ts';

/** Where the words of a list come from. */
export type ListSource = { kind: 'words'; words: readonly string[] } | { kind: 'snapshot'; snapshot: Snapshot };

export interface ListSummary {
  id: string;
  revision: number;
  count: number;
  /** UTF-8 bytes of all words. */
  bytes: number;
  /** Bytes of the words as the inside of a JSON array; escapes are counted with the findings. */
  jsonBytes: number;
  canUndo: boolean;
  canRedo: boolean;
  /** How the words are sorted, while nothing else has been done to them since. */
  sorting?: Sorting | undefined;
  /** Rows that pass the filter. */
  shown: number;
  /** Rows that repeat an earlier one, where that is known before all else that is found. */
  repeats?: number;
  /** All words, where there are few enough to be kept as strings as well. */
  words?: readonly string[];
}

export interface ShownRow {
  /** Row of the list; the row on screen differs where a filter is on. */
  row: number;
  word: string;
  bytes: number;
  /** Bits of the findings; 0 while they are not known. */
  bits: number;
  /** The row that it repeats, or -1. */
  first: number;
}

export interface ListFindings {
  id: string;
  revision: number;
  counts: Readonly<Record<ListCheck, number>>;
  /** Rows that a tidying would change. */
  untidy: number;
  ruler: Uint8Array;
  /** Whether words in other words and in other lists have been looked for as well. */
  complete: boolean;
}

/** Rows from one, to before another. */
export type Range = readonly [from: number, to: number];

export type Edit =
  | { kind: 'set'; row: number; word: string }
  | { kind: 'insert'; row: number; words: readonly string[] }
  /** Lines or cells; an empty row at the place is replaced. */
  | { kind: 'paste'; row: number; text: string }
  /** Rows as they are on screen. */
  | { kind: 'remove'; ranges: readonly Range[] }
  | { kind: 'fix'; fix: Fix }
  | { kind: 'tidy' }
  /** Without a sorting: back into the order before it. */
  | { kind: 'sort'; sorting: Sorting | undefined }
  | { kind: 'append'; from: string }
  /** The words of another list in the place of all. */
  | { kind: 'take'; from: string }
  | { kind: 'replace'; words: readonly string[] }
  | { kind: 'undo' }
  | { kind: 'redo' };

export interface Edited {
  summary: ListSummary;
  /** Rows that were changed, added or taken out. */
  changed: number;
}

/** A file's vocabularies, taken in: summaries by name, in the order of the file. */
export type Imported =
  | { ok: true; lists: readonly { name: string; summary: ListSummary }[]; notes: readonly VocabularyFileNote[] }
  | { ok: false; problem: VocabularyFileProblem };

export interface SealInput {
  draft: Draft;
  /** The lists that travel, by their names. */
  lists: readonly { id: string; name: string }[];
  credentials: Credentials;
  environment: Environment;
}

export interface ExportInput {
  lists: readonly { id: string; name: string }[];
  format: VocabularyFormat;
}

export type { Filter, Snapshot, Sorting, SortKey };
