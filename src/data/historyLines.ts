/** Files of our own that are too large to be one text: a record a line, of which one is at hand at a time. */
import { decodeUtf8Lossy, concatBytes } from '#protocol/bytes.ts';
import { HISTORY_FORMAT, envelopeProblem, recordReader, type FileProblem, type FileRecord } from './historyFile.ts';

/** What is read as it comes. */
export type StreamedFile = Pick<Blob, 'size' | 'stream'>;

/** Bytes of one record as it stands in a file: longer than any call the console keeps. */
const LONGEST_LINE = 256 * 1024 * 1024;
/** What stands before the first record is shorter. */
const LONGEST_HEAD = 1024;
const LINE_END = 0x0a;

/** What keeps a file from being read, with its place. */
export class FileProblemError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * The records of a file as we write it, one after the other, looked through by their schema.
 * @param onRead told how many bytes have been read.
 * @throws {FileProblemError} with place and reason; `too_large` for a file that is not written like ours.
 */
export async function* recordsByLine(
  file: StreamedFile,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<FileRecord> {
  const read = recordReader();
  let at = -1;
  let state: 'head' | 'record' | 'last' | 'end' = 'head';
  for await (const line of linesOf(file, onRead)) {
    if (state === 'head') {
      checkHead(line, file.size);
      state = 'record';
    } else if (line === ']}' && state !== 'end') {
      state = 'end';
    } else if (state === 'record') {
      at++;
      const isLast = !line.endsWith(',');
      const one = read(parsed(isLast ? line : line.slice(0, -1), at), at);
      if (!one.ok) throw new FileProblemError(one.problem);
      yield one.record;
      if (isLast) state = 'last';
    } else if (line.trim() !== '') throw notJson(at, 'a comma or the end is missing');
  }
  if (state !== 'end') throw notJson(at, 'the file ends in the middle');
}

function checkHead(line: string, bytes: number): void {
  if (!line.startsWith(`{"format":"${HISTORY_FORMAT}"`) || !line.endsWith('"records":['))
    throw new FileProblemError({ code: 'too_large', bytes });
  const problem = envelopeProblem(parsed(`${line}]}`, -1));
  if (problem) throw new FileProblemError(problem);
}

function parsed(text: string, at: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(at, error instanceof Error ? error.message : '');
  }
}

function notJson(at: number, reason: string): FileProblemError {
  return new FileProblemError({ code: 'not_json', reason: `records[${Math.max(at, 0)}]: ${reason}` });
}

async function* linesOf(file: StreamedFile, onRead: (bytes: number) => void): AsyncGenerator<string> {
  const reader = file.stream().getReader();
  let pieces: Uint8Array[] = [];
  let length = 0;
  let read = 0;
  let number = -1;
  const add = (piece: Uint8Array) => {
    pieces.push(piece);
    length += piece.length;
    if (number < 0 && length > LONGEST_HEAD) throw new FileProblemError({ code: 'too_large', bytes: file.size });
    if (length > LONGEST_LINE)
      throw new FileProblemError({ code: 'bad_record', place: `records[${number}]`, expected: `<= ${LONGEST_LINE} B` });
  };
  const line = () => {
    const text = decodeUtf8Lossy(pieces.length === 1 ? pieces[0]! : concatBytes(...pieces));
    [pieces, length] = [[], 0];
    number++;
    return text;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      let from = 0;
      for (let end = value.indexOf(LINE_END); end >= 0; end = value.indexOf(LINE_END, from)) {
        add(value.subarray(from, end));
        from = end + 1;
        yield line();
      }
      add(value.subarray(from));
      read += value.length;
      onRead(read);
    }
    if (length > 0) yield line();
  } finally {
    // Also where it is given up in the middle: the file is let go of.
    await reader.cancel().catch(() => undefined);
  }
}
