/** The desk on which vocabularies of any size lie: it owns the lists; whoever edits them sees counts and rows. */
import type { Preparation } from '#protocol/prepare.ts';
import { sizeProblem } from '#tables/tableFile.ts';
import { analyse, analyseFurther, CHECK_BITS, rulerMarks, type Analysis } from './analysis.ts';
import type {
  Edit,
  Edited,
  ExportInput,
  Filter,
  Imported,
  ListFindings,
  ListSource,
  ListSummary,
  SealInput,
  ShownRow,
} from './deskTypes.ts';
import { applyEdit } from './edits.ts';
import { untidyRows } from './fixes.ts';
import { prepareLarge } from './largeRequest.ts';
import { listJson } from './listJson.ts';
import { findRepeats, type Repeats } from './repeats.ts';
import { listOfSnapshot, packedWords, snapshotOf, type PackedWords } from './snapshot.ts';
import { readVocabularies, writeVocabularies, type WrittenVocabularies } from './vocabularyFile.ts';
import { filteredRows, isFiltering, withRows } from './views.ts';
import { WordList } from './wordList.ts';

/** A list whose words are also handed out as strings: as many as a page can hold in its state without noticing. */
export const SMALL_LIST = { words: 1000, bytes: 32 * 1024 } as const;

const RULER_MARKS = 160;

/** Lets others work between two steps; throws to give up. */
export type Breathe = (share: number) => Promise<void>;

interface Entry {
  list: WordList;
  filter: Filter;
  /** Rows that pass the filter; absent where there is none. */
  rows?: Uint32Array | undefined;
  repeats?: Repeats;
  analysis?: Analysis | undefined;
  json?: { revision: number; bytes: Uint8Array<ArrayBuffer> };
}

/** Edits of many rows at once: whether words are there twice is known with the answer, not with the next check. */
const BRINGS_REPEATS: ReadonlySet<Edit['kind']> = new Set(['paste', 'append', 'take', 'fix', 'tidy']);

const NO_FILTER: Filter = { text: '' };

export class VocabularyDesk {
  private readonly entries = new Map<string, Entry>();
  private readonly onFindings: (findings: ListFindings) => void;

  constructor(onFindings: (findings: ListFindings) => void = () => undefined) {
    this.onFindings = onFindings;
  }

  /** Puts a list on the desk, in the place of one with the same id. */
  put(id: string, source: ListSource): ListSummary {
    const list = source.kind === 'words' ? WordList.of(source.words) : listOfSnapshot(source.snapshot);
    this.entries.set(id, { list, filter: NO_FILTER });
    return this.summary(id);
  }

  drop(id: string): void {
    this.entries.delete(id);
  }

  /** A copy under another id. */
  copy(from: string, to: string): ListSummary {
    return this.put(to, { kind: 'snapshot', snapshot: snapshotOf(this.entry(from).list) });
  }

  packedWords(id: string): PackedWords {
    return packedWords(snapshotOf(this.entry(id).list));
  }

  /** Some words of a list as strings. */
  words(id: string, from: number, to: number): string[] {
    return this.entry(id).list.words(from, Math.min(to, this.entry(id).list.length));
  }

  edit(id: string, edit: Edit): Edited {
    const entry = this.entry(id);
    const changed = applyEdit(entry.list, edit, {
      rows: entry.rows,
      analysis: () => this.analysisOf(entry),
      repeats: () => repeatsOf(entry),
      other: (other) => this.entry(other).list,
    });
    if (BRINGS_REPEATS.has(edit.kind)) repeatsOf(entry);
    // Typing must not make the row under the cursor go away.
    if (isFiltering(entry.filter) && edit.kind !== 'set') this.filter(id, entry.filter);
    // And what was put in to be typed in must not be out of sight.
    if (entry.rows && edit.kind === 'insert') entry.rows = withRows(entry.rows, edit.row, edit.words.length);
    return { summary: this.summary(id), changed };
  }

  /** Shows the rows that pass a filter. */
  filter(id: string, filter: Filter): ListSummary {
    const entry = this.entry(id);
    entry.filter = filter;
    // Text alone is looked for without waiting for what is suspicious.
    const analysis = filter.check === undefined ? undefined : this.analysisOf(entry);
    entry.rows = isFiltering(filter) ? filteredRows(entry.list, filter, analysis) : undefined;
    return this.summary(id);
  }

  /** Rows as they are on screen. */
  rows(id: string, from: number, to: number): ShownRow[] {
    const entry = this.entry(id);
    const { list, rows, analysis, repeats } = entry;
    const end = Math.min(to, rows?.length ?? list.length);
    const current = analysis?.revision === list.revision ? analysis : undefined;
    const first = repeats?.revision === list.revision ? repeats.first : undefined;
    return Array.from({ length: Math.max(0, end - from) }, (_, i) => {
      const row = rows ? rows[from + i]! : from + i;
      const word = list.order[row];
      if (word === undefined) return { row, word: '', bytes: 0, bits: 0, first: -1 };
      return {
        row,
        word: list.pool.text(word),
        bytes: list.pool.length(word),
        bits: current?.bits[row] ?? (first && first[row]! >= 0 ? CHECK_BITS.duplicate : 0),
        first: first?.[row] ?? -1,
      };
    });
  }

  /** Checks every list that has changed since, telling what is found as it is found. `shared` are the lists that travel. */
  async check(shared: readonly string[], breathe: Breathe): Promise<void> {
    for (const [id, entry] of this.entries) {
      if (entry.analysis?.revision === entry.list.revision) continue;
      entry.analysis = await drive(analyse(entry.list, entry.repeats), breathe);
      entry.repeats = entry.analysis.repeats;
      this.tell(id, entry);
    }
    for (const [id, entry] of this.entries) {
      if (!entry.analysis || entry.analysis.revision !== entry.list.revision) continue;
      const others = shared.flatMap((other) => {
        const found = other === id || !shared.includes(id) ? undefined : this.entries.get(other);
        return found?.analysis ? [{ list: found.list, table: found.analysis.repeats.table }] : [];
      });
      entry.analysis = await drive(analyseFurther(entry.list, entry.analysis, others), breathe);
      this.tell(id, entry);
    }
  }

  /** Takes in a file; every vocabulary becomes a list with an id of `newId`. */
  async importFile(file: Blob, name: string, breathe: Breathe): Promise<Imported> {
    const problem = sizeProblem(file.size);
    if (problem) return { ok: false, problem };
    await breathe(0.05);
    const bytes = new Uint8Array(await file.arrayBuffer());
    await breathe(0.2);
    const read = await readVocabularies(bytes, name);
    await breathe(0.9);
    if (!read.ok) return read;
    const lists = read.vocabularies.map((vocabulary) => {
      const id = crypto.randomUUID();
      const entry: Entry = { list: vocabulary.list, filter: NO_FILTER };
      this.entries.set(id, entry);
      repeatsOf(entry);
      return { name: vocabulary.name, summary: this.summary(id) };
    });
    return { ok: true, lists, notes: read.notes };
  }

  async exportFile({ lists, format }: ExportInput, breathe: Breathe): Promise<WrittenVocabularies> {
    await breathe(0.05);
    return writeVocabularies(
      lists.map(({ id, name }) => ({ name, list: this.entry(id).list })),
      format,
    );
  }

  /** The request of a draft with the lists that travel. */
  async seal({ draft, lists, credentials, environment }: SealInput, breathe: Breathe): Promise<Preparation> {
    const parts = [];
    for (const { id, name } of lists) parts.push({ name, json: await this.jsonOf(id, (share) => breathe(share / 3)) });
    return prepareLarge(draft, parts, credentials, environment, (share) => breathe(0.33 + share * 0.66));
  }

  private async jsonOf(id: string, breathe: Breathe): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.entry(id);
    const { revision } = entry.list;
    if (entry.json?.revision !== revision) {
      entry.json = { revision, bytes: await drive(listJson(entry.list), breathe) };
    }
    return entry.json.bytes;
  }

  private entry(id: string): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new Error(`no list ${id} on the desk`);
    return entry;
  }

  private tell(id: string, { list, analysis }: Entry): void {
    if (!analysis || analysis.revision !== list.revision) return;
    const { revision, counts, complete } = analysis;
    this.onFindings({
      id,
      revision,
      counts,
      complete,
      untidy: untidyRows(analysis),
      ruler: rulerMarks(analysis, RULER_MARKS),
    });
  }

  // A filter or a mend cannot wait for its turn.
  private analysisOf(entry: Entry): Analysis {
    if (entry.analysis?.revision === entry.list.revision) return entry.analysis;
    entry.analysis = finish(analyse(entry.list, entry.repeats));
    entry.repeats = entry.analysis.repeats;
    return entry.analysis;
  }

  private summary(id: string): ListSummary {
    const { list, rows, repeats } = this.entry(id);
    const count = list.length;
    const bytes = list.byteLength();
    const small = count <= SMALL_LIST.words && bytes <= SMALL_LIST.bytes;
    return {
      id,
      revision: list.revision,
      count,
      bytes,
      jsonBytes: count === 0 ? 0 : bytes + count * 3 - 1,
      canUndo: list.canUndo,
      canRedo: list.canRedo,
      sorting: list.sorting,
      shown: rows?.length ?? count,
      ...(repeats?.revision === list.revision ? { repeats: repeats.count } : {}),
      ...(small ? { words: list.words() } : {}),
    };
  }
}

function repeatsOf(entry: Entry): Repeats {
  if (entry.repeats?.revision !== entry.list.revision) entry.repeats = finish(findRepeats(entry.list));
  return entry.repeats;
}

function finish<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

async function drive<Result>(steps: Generator<number, Result>, breathe: Breathe): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe(step.value);
  }
}
