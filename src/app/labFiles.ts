/** What a run leaves the console as. */
import type { Door } from '#data/door.ts';
import { rester } from '#data/rester.ts';
import type { RunPlan } from '#data/runSchema.ts';
import type { ExportKind } from '#features/lab/exportKinds.ts';
import type { LabSession } from '#features/lab/session.ts';
import type { Words } from '#i18n/zhCN.ts';
import type { Case } from '#lab/cases.ts';
import type { ReportInput } from '#lab/report.ts';

export interface RunExport {
  session: LabSession;
  plan: RunPlan;
  /** Where the run's target is, for what runs without the dev server. */
  origin: string;
  /** Name of the run it is compared with. */
  baselineName: string | undefined;
  door: Door;
  words: Words;
}

type RunMaker = Pick<RunExport, 'plan' | 'origin' | 'words'>;

interface FileKind {
  extension: string;
  type: string;
  pieces(input: ReportInput, run: RunMaker): Promise<Iterable<string>>;
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
    pieces: async (input, { words }) => (await import('#lab/reportHtml.ts')).reportHtml(input, words.labReport),
  },
  cases: {
    extension: 'cases.csv',
    type: 'text/csv',
    pieces: async ({ cases }) => (await import('#lab/caseFile.ts')).casesCsvPieces(cases),
  },
  k6: {
    extension: 'k6.js',
    type: 'text/javascript',
    pieces: async ({ cases }, { plan: { settings, sets }, origin }) => {
      const { rate, vocabularies } = settings;
      const { k6Cases } = await import('#snippets/k6Cases.ts');
      return k6Cases({ cases, baseUrl: origin, vocabularies, sets: new Map(sets), rate });
    },
  },
};

/** Offers a run as a file. @returns whether it went through the door. */
export async function saveRun(kind: ExportKind, run: RunExport): Promise<boolean> {
  const { session, baselineName, door } = run;
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
  const content = await gathered(await pieces(input, run), type);
  return door.save({ name: fileName(record.name, extension), type, content });
}

/** Offers a table of cases as a file, in the form that holds everything. @returns whether it went through the door. */
export async function saveCases(cases: readonly Case[], name: string, door: Door): Promise<boolean> {
  const { extension, type } = KINDS.cases;
  const content = await gathered((await import('#lab/caseFile.ts')).casesCsvPieces(cases), type);
  return door.save({ name: fileName(name, extension), type, content });
}

/** Pieces that are written before a rest is offered. */
const SLICE = 200;
/** Characters that are handed to the browser at once. */
const PART = 64 * 1024;

async function gathered(pieces: Iterable<string>, type: string): Promise<Blob> {
  const rest = rester();
  // Each part is bytes as soon as it is long enough: all of them at once would hold the page up.
  const parts: Blob[] = [];
  let part = '';
  let written = 0;
  for (const piece of pieces) {
    part += piece;
    if (part.length > PART) {
      parts.push(new Blob([part]));
      part = '';
    }
    if (++written % SLICE === 0) await rest();
  }
  return new Blob([...parts, part], { type });
}

function fileName(name: string, extension: string): string {
  return `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.${extension}`;
}
