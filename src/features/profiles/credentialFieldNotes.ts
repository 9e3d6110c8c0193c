import type { Words } from '#i18n/zhCN.ts';
import {
  lintCredentials,
  type CredentialField,
  type CredentialIssue,
  type Credentials,
} from '#protocol/credentials.ts';
import type { FieldNote } from '#ui/Field.tsx';
import type { Tone } from '#ui/Message.tsx';

type Changes = Partial<Credentials>;

interface CredentialFieldNotesInput {
  credentials: Credentials;
  words: Words;
  onChange: (changes: Changes) => void;
}

/** What is wrong with each of the three values, at its field, with the click that mends it where there is one. */
export function credentialFieldNotes({
  credentials,
  words,
  onChange,
}: CredentialFieldNotesInput): Record<CredentialField, FieldNote[]> {
  const notes: Record<CredentialField, FieldNote[]> = { appId: [], token: [], encodingAESKey: [] };
  for (const issue of lintCredentials(credentials)) {
    const mend = mendOf(issue, credentials, words);
    notes[issue.field].push({
      key: issue.code,
      tone: toneOf(issue),
      text: words.issues.credential[issue.code](issue),
      action: mend && { label: mend.label, run: () => onChange(mend.changes) },
    });
  }
  return notes;
}

// A field nobody has filled in yet is no mistake: it is named, and nothing turns red.
function toneOf({ code, severity }: CredentialIssue): Tone {
  if (code === 'empty') return 'note';
  switch (severity) {
    case 'error':
      return 'bad';
    case 'warning':
      return 'warn';
    case 'note':
      return 'note';
  }
}

function mendOf(
  { field, code, fix, otherField }: CredentialIssue,
  credentials: Credentials,
  words: Words,
): { label: string; changes: Changes } | undefined {
  const { fixes, mend, moveTo, swapWith } = words.settings.credentials;
  if (fix !== undefined) return { label: fixes[code] ?? mend, changes: { [field]: fix } };
  if (otherField === undefined) return undefined;
  const changes = { [field]: credentials[otherField], [otherField]: credentials[field] };
  return { label: credentials[otherField] === '' ? moveTo(otherField) : swapWith(otherField), changes };
}
