import type { CoreWords } from '#i18n/core.zh.ts';
import type { Severity } from '#protocol/credentials.ts';
import type { DraftField, DraftIssue } from '#protocol/draft.ts';
import type { FieldNote } from '#ui/Field.tsx';
import type { Tone } from '#ui/Message.tsx';

const TONES: Record<Severity, Tone> = { error: 'bad', warning: 'warn', note: 'note' };

/** What is said below a field of the draft. */
export function notesFor(field: DraftField, issues: readonly DraftIssue[], { issues: words }: CoreWords): FieldNote[] {
  return issues
    .filter((issue) => issue.field === field)
    .map((issue, i) => ({
      key: `${issue.code}-${i}`,
      tone: TONES[issue.severity],
      text: words.draft[issue.code](issue),
    }));
}
