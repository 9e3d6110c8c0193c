/** What travels between the page and the reader of case files. */
import type { CaseProblem } from '#lab/caseProblems.ts';
import type { Case } from '#lab/cases.ts';
import type { Mapping } from '#lab/caseColumns.ts';
import type { TextEncoding } from '#tables/encodings.ts';
import type { TableNote, TableProblem } from '#tables/tableFile.ts';

export type CaseRequest =
  | { id: number; kind: 'read'; file: Blob; name: string }
  /** Of the file read last: another sheet, another meaning of its columns. */
  | { id: number; kind: 'map'; sheet: number; mapping: Mapping | undefined };

/** What a file holds, apart from its cases. */
export interface CaseSource {
  name: string;
  encoding: TextEncoding | undefined;
  notes: readonly TableNote[];
  /** Absent for JSON, whose members need no mapping. */
  table?: {
    sheets: readonly string[];
    sheet: number;
    mapping: Mapping;
    /** The first rows, the heading included. */
    preview: readonly (readonly string[])[];
  };
}

/** Why no case came of a file. `unreadable`: the browser could not give its bytes. */
export type Refusal = TableProblem | { code: 'unreadable'; reason: string };

export interface CaseEnd {
  problems: readonly CaseProblem[];
  problemCount: number;
  blankRows: number;
}

export type CaseReply =
  | { id: number; kind: 'refused'; problem: Refusal }
  | { id: number; kind: 'source'; source: CaseSource }
  /** In portions, so that no message takes long to arrive. */
  | { id: number; kind: 'cases'; cases: readonly Case[] }
  | ({ id: number; kind: 'end' } & CaseEnd);
