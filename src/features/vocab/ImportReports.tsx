import { useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import type { VocabularyFileNote, VocabularyFileProblem } from '#vocab/vocabularyFile.ts';
import { LinkButton, Message } from '#ui/Message.tsx';
import type { ImportReport, Imports } from './useImports.ts';

/** What is being imported, and what came of what was. */
export function ImportReports({ imports }: { imports: Imports }) {
  const { vocabulary } = useWords();
  const { running, reports } = imports;
  return (
    <div aria-live="polite" className="flex flex-col gap-1.5 empty:hidden">
      {running && (
        <p className="flex items-center gap-2 text-12 text-t2">
          <progress
            aria-label={vocabulary.import}
            value={running.share}
            className="h-1 w-20 overflow-hidden rounded-full"
          />
          <span className="min-w-0 truncate">{vocabulary.importing(running.name, running.share)}</span>
          <LinkButton className="ml-auto flex-none" onClick={imports.cancel}>
            {vocabulary.cancel}
          </LinkButton>
        </p>
      )}
      {reports.map((report) => (
        <Report key={report.key} report={report} onDismiss={() => imports.dismiss(report.key)} />
      ))}
    </div>
  );
}

function Report({ report: { name, result, undo }, onDismiss }: { report: ImportReport; onDismiss: () => void }) {
  const words = useWords();
  const { vocabulary } = words;
  const action = { label: vocabulary.dismiss, run: onDismiss };
  if (!result.ok) {
    const text =
      'unfinished' in result
        ? vocabulary.unfinishedJson
        : 'failed' in result
          ? vocabulary.failed(result.failed)
          : problemText(result.problem, words);
    return (
      <Message tone="bad" action={action}>
        {vocabulary.problemIn(name, text)}
      </Message>
    );
  }
  const total = result.lists.reduce((sum, { summary }) => sum + summary.count, 0);
  const takeBack = () => {
    undo?.();
    onDismiss();
  };
  return (
    <Message tone="note" action={undo ? { label: vocabulary.undo, run: takeBack } : action}>
      {undo
        ? vocabulary.replaced(name, result.lists.length, total)
        : vocabulary.imported(name, result.lists.length, total)}
      {result.notes.map((note) => ` · ${noteText(note, words)}`)}
    </Message>
  );
}

function problemText(problem: VocabularyFileProblem, { vocabulary: { problems }, issues }: Words): string {
  switch (problem.code) {
    case 'too_large':
      return problems.too_large(problem.bytes, problem.limit);
    case 'broken_spreadsheet':
      return problems.broken_spreadsheet(problem.reason);
    case 'json': {
      const [first] = problem.issues;
      return problems.json(first ? issues.draft[first.code]({ field: 'vocabularies', ...first }) : '');
    }
    case 'empty':
    case 'binary':
    case 'legacy_spreadsheet':
    case 'no_words':
      return problems[problem.code];
  }
}

function noteText(note: VocabularyFileNote, { vocabulary: { notes } }: Words): string {
  switch (note.code) {
    case 'guessed_encoding':
      return notes.guessed_encoding;
    case 'broken_quotes':
      return notes.broken_quotes(note.row);
    case 'head_left_out':
      return notes.head_left_out(note.head);
  }
}
