import type { ReactNode } from 'react';
import { MEANING_WIRE_NAMES } from '#answer/meaning.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Conclusion } from '#vocab/microscope.ts';
import { wordAt } from '#vocab/part.ts';

interface OutcomeProps {
  conclusion: Conclusion;
  vocabularies: readonly Vocabulary[];
}

/** What a search came to, in one sentence, with the words themselves where they were found. */
export function Outcome({ conclusion, vocabularies }: OutcomeProps) {
  const { microscope } = useWords();
  const { conclusions } = microscope;
  switch (conclusion.kind) {
    case 'no_effect':
      return <Callout tone="plain" title={conclusions.noEffect} hint={conclusions.noEffectHint} />;
    case 'unsteady': {
      const fields = conclusion.fields.map((field) => MEANING_WIRE_NAMES[field]).join(', ');
      return <Callout tone="warn" title={conclusions.unsteady} hint={conclusions.unsteadyHint(fields)} />;
    }
    case 'version_changed':
      return <Callout tone="warn" title={conclusions.versionChanged} hint={conclusions.versionChangedHint} />;
    case 'budget_spent':
      return <Callout tone="warn" title={conclusions.budgetSpent} hint={conclusions.budgetSpentHint} />;
    case 'found':
      return (
        <Callout tone="ok" title={conclusions.found(conclusion.indices.length)} hint={conclusions.foundHint}>
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
            {conclusion.indices.map((index) => {
              const found = wordAt(vocabularies, index);
              return (
                <li key={index} className="wrap-anywhere">
                  <strong className="text-15 font-semibold">{found?.word}</strong>{' '}
                  <span className="mono text-12 text-t3">{found?.vocabulary}</span>
                </li>
              );
            })}
          </ul>
        </Callout>
      );
  }
}

const TONES = { ok: 'border-green', warn: 'border-amber-text', plain: 'border-line-strong' };

interface CalloutProps {
  tone: keyof typeof TONES;
  title: string;
  hint: string;
  children?: ReactNode;
}

function Callout({ tone, title, hint, children }: CalloutProps) {
  return (
    <div className={`rounded-3 border-l-2 bg-sunken px-3 py-2 ${TONES[tone]}`}>
      <p className="text-13 font-semibold">{title}</p>
      {children}
      <p className="mt-1 text-12 text-t3">{hint}</p>
    </div>
  );
}
