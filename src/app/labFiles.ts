/** What a run leaves the console as. */
import type { Door } from '#data/door.ts';
import type { ExportKind } from '#features/lab/ExportMenu.tsx';
import type { LabSession } from '#features/lab/session.ts';
import type { Words } from '#i18n/zhCN.ts';
import type { ReportInput } from '#lab/report.ts';

export interface RunExport {
  session: LabSession;
  /** Name of the run it is compared with. */
  baselineName: string | undefined;
  door: Door;
  words: Words;
}

interface FileKind {
  extension: string;
  type: string;
  pieces(input: ReportInput, words: Words): Promise<Iterable<string>>;
}

// Each format loads with the first report of its kind.
const KINDS: Record<ExportKind, FileKind> = {
  csv: {
    extension: 'csv',
    type: 'text/csv',
    pieces: async (input) => (await import('#lab/reportCsv.ts')).reportCsv(input),
  },
  json: {
    extension: 'json',
    type: 'application/json',
    pieces: async (input) => (await import('#lab/reportJson.ts')).reportJson(input),
  },
  junit: {
    extension: 'xml',
    type: 'application/xml',
    pieces: async (input) => (await import('#lab/reportJunit.ts')).reportJunit(input),
  },
  html: {
    extension: 'html',
    type: 'text/html',
    pieces: async (input, { labReport }) => (await import('#lab/reportHtml.ts')).reportHtml(input, labReport),
  },
  cases: {
    extension: 'cases.csv',
    type: 'text/csv',
    pieces: async ({ cases }) => [(await import('#lab/caseFile.ts')).casesCsv(cases)],
  },
};

/** Offers a run as a file. @returns whether it went through the door. */
export async function saveRun(kind: ExportKind, { session, baselineName, door, words }: RunExport): Promise<boolean> {
  const { record, statistics } = session.view.get();
  const comparison = session.comparison();
  const input: ReportInput = {
    name: record.name,
    target: record.target,
    startedAt: record.createdAt,
    endedAt: record.updatedAt,
    cases: session.cases,
    outcomes: session.lists.rows('all').map((row) => session.lists.outcomeOf(row)!),
    statistics,
    ...(comparison && baselineName !== undefined ? { baseline: { name: baselineName, comparison } } : {}),
  };
  const { extension, type, pieces } = KINDS[kind];
  const content = new Blob([...(await pieces(input, words))], { type });
  const name = `${record.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.${extension}`;
  return door.save({ name, type, content });
}
