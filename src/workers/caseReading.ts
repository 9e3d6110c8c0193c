/** Reads case files: what the worker does, without the worker. */
import { guessMapping } from '#lab/caseColumns.ts';
import { readCases, type ReadCases } from '#lab/caseFile.ts';
import { readCasesJson } from '#lab/caseJson.ts';
import type { Sheet } from '#tables/spreadsheet.ts';
import { readTableFile, sizeProblem } from '#tables/tableFile.ts';
import type { CaseReply, CaseRequest, CaseSource } from './caseMessages.ts';

/** Cases in one message. */
const PORTION = 2_000;
const PREVIEW_ROWS = 20;

interface Opened {
  source: Omit<CaseSource, 'table'>;
  sheets: readonly Sheet[];
}

/** Opens a reader that remembers its last table, so that another mapping costs no second reading. */
export function openCaseReading(answer: (reply: CaseReply) => void): (request: CaseRequest) => Promise<void> {
  let opened: Opened | undefined;

  const map = (id: number, sheet: number, given: Extract<CaseRequest, { kind: 'map' }>['mapping']) => {
    if (!opened) return;
    const { source, sheets } = opened;
    const rows = sheets[sheet]?.rows ?? [];
    const mapping = given ?? guessMapping(rows);
    const table = { sheets: sheets.map(({ name }) => name), sheet, mapping, preview: rows.slice(0, PREVIEW_ROWS) };
    answer({ id, kind: 'source', source: { ...source, table } });
    deliver(id, readCases(rows, mapping));
  };

  const deliver = (id: number, { cases, problems, problemCount, blankRows }: ReadCases) => {
    for (let from = 0; from < cases.length; from += PORTION) {
      answer({ id, kind: 'cases', cases: cases.slice(from, from + PORTION) });
    }
    answer({ id, kind: 'end', problems, problemCount, blankRows });
  };

  return async (request) => {
    const { id } = request;
    if (request.kind === 'map') return map(id, request.sheet, request.mapping);
    const { file, name } = request;
    // Before the bytes are fetched: a file of hundreds of megabytes is refused by its size alone.
    const early = sizeProblem(file.size);
    if (early) return answer({ id, kind: 'refused', problem: early });
    const bytes = await bytesOf(file);
    if (typeof bytes === 'string')
      return answer({ id, kind: 'refused', problem: { code: 'unreadable', reason: bytes } });
    const read = await readTableFile(bytes, name);
    if (!read.ok) return answer({ id, kind: 'refused', problem: read.problem });
    if (read.kind === 'json') {
      opened = undefined;
      answer({ id, kind: 'source', source: { name, encoding: read.encoding, notes: read.notes } });
      return deliver(id, readCasesJson(read.text));
    }
    const { encoding, sheets } = read.table;
    opened = { source: { name, encoding, notes: read.notes }, sheets };
    return map(id, 0, undefined);
  };
}

async function bytesOf(file: Blob): Promise<Uint8Array | string> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
