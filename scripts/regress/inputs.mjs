/** Files a run is made from: the case table, vocabularies, the report of an earlier run. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { guessMapping, roleOfHeading } from '#lab/caseColumns.ts';
import { readCases } from '#lab/caseFile.ts';
import { readCasesJson } from '#lab/caseJson.ts';
import { parseCandidates } from '#protocol/vocab.ts';
import { readTableFile, sizeProblem } from '#tables/tableFile.ts';
import { UsageError } from './options.mjs';

/** Problems that are printed one by one. */
const SHOWN = 20;

/**
 * @param {Pick<import('./options.mjs').Options, 'cases' | 'columns' | 'header'>} options
 * @param {(line: string) => void} say
 */
export async function readTable({ cases: path, columns, header }, say) {
  const size = await stat(path).then(
    ({ size }) => size,
    (error) => {
      throw new UsageError(`${path} cannot be read: ${wordsOf(error)}`);
    },
  );
  const tooLarge = sizeProblem(size);
  if (tooLarge) throw new UsageError(`${path}: ${fileText(tooLarge)}`);
  const file = await readTableFile(new Uint8Array(await readFile(path)), basename(path));
  if (!file.ok) throw new UsageError(`${path}: ${fileText(file.problem)}`);
  for (const note of file.notes) {
    say(
      note.code === 'broken_quotes'
        ? `${path}: quotes are broken in row ${note.row}; they are read as plain characters.`
        : `${path}: read as ${note.encoding}.`,
    );
  }
  const read =
    file.kind === 'json' ? readCasesJson(file.text) : readRows(file.table.sheets[0]?.rows ?? [], columns, header);
  for (const problem of read.problems.slice(0, SHOWN)) say(`${path}: ${problemText(problem)}`);
  if (read.problemCount > SHOWN) say(`${path}: ${read.problemCount - SHOWN} more problems.`);
  const errors = read.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw new UsageError(`${path} has rows that are no cases. Nothing was sent.`);
  return read.cases;
}

/**
 * @param {readonly (readonly string[])[]} rows
 * @param {readonly string[] | undefined} columns
 * @param {boolean | undefined} header
 */
function readRows(rows, columns, header) {
  const guessed = guessMapping(rows);
  const roles = columns?.map((name) => {
    const role = name.trim() === 'ignore' ? 'ignore' : roleOfHeading(name);
    if (role) return role;
    throw new UsageError(`--columns: "${name}" is no column of a case table; see docs/cases.md.`);
  });
  return readCases(rows, { header: header ?? guessed.header, roles: roles ?? guessed.roles });
}

/** @param {import('#tables/tableFile.ts').TableProblem} problem */
function fileText(problem) {
  switch (problem.code) {
    case 'empty':
      return 'the file is empty.';
    case 'too_large':
      return `${problem.bytes} bytes; at most ${problem.limit} are read. Split the table.`;
    case 'binary':
      return 'this is no text in UTF-8, UTF-16 or GBK, and no .xlsx.';
    case 'legacy_spreadsheet':
      return 'this is an .xls; save it as .xlsx or CSV.';
    case 'broken_spreadsheet':
      return `the spreadsheet cannot be opened: ${problem.reason}`;
  }
}

/** @param {import('#lab/caseProblems.ts').CaseProblem} problem */
function problemText({ code, severity, row, column, value, reason, path }) {
  const place = [row && `row ${row}`, column && `column ${column}`, path].filter(Boolean).join(', ');
  const about = [value && JSON.stringify(value), reason].filter(Boolean).join(': ');
  return `${severity}: ${[place, code, about].filter(Boolean).join(': ')}`;
}

/**
 * @param {import('./options.mjs').Options['vocabularies']} files
 * @returns {Promise<Map<string, readonly import('#protocol/vocab.ts').Vocabulary[]>>} by name; `''` for the whole run
 */
export async function readVocabularies(files) {
  const sets = new Map();
  for (const { name, path } of files) {
    const text = await readFile(path, 'utf8').catch((error) => {
      throw new UsageError(`${path} cannot be read: ${wordsOf(error)}`);
    });
    const parsed = parseCandidates(text);
    if (!parsed.ok) throw new UsageError(`${path} is no real_time_slot_candidates: ${parsed.issues[0].code}`);
    sets.set(name, parsed.vocabularies);
  }
  return sets;
}

/**
 * @param {string} path
 * @returns {Promise<{ name: string, cases: import('#lab/cases.ts').Case[], outcomes: import('#lab/outcome.ts').RowOutcome[] }>}
 */
export async function readBaseline(path) {
  /** @type {{ format?: unknown, name?: unknown, rows?: { case: import('#lab/cases.ts').Case, verdict: { kind: string } }[] }} */
  let report;
  try {
    report = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${wordsOf(error)}`);
  }
  const { format, name, rows } = report ?? {};
  if (format !== 'dialog-console.report' || !Array.isArray(rows)) {
    throw new UsageError(`${path} is no JSON report of this command.`);
  }
  return {
    name: String(name),
    cases: rows.map((row) => row.case),
    outcomes: rows.flatMap(({ case: _case, ...rest }, row) => {
      return rest.verdict.kind === 'not_run'
        ? []
        : [/** @type {import('#lab/outcome.ts').RowOutcome} */ (/** @type {unknown} */ ({ ...rest, row }))];
    }),
  };
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}
