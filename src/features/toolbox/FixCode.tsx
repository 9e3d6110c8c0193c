import { useState } from 'react';
import { FIX_LANGUAGES, fixOf, type FixLanguage } from '#forensics/fixes.ts';
import type { FindingCode } from '#forensics/types.ts';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Tabs } from '#ui/Tabs.tsx';

const NAMES: Record<FixLanguage, string> = {
  node: 'Node',
  python: 'Python',
  go: 'Go',
  java: 'Java',
  php: 'PHP',
  csharp: 'C#',
};

/** The lines to change in a back end, as a difference. Nothing where the fix is not mechanical. */
export function FixCode({ code }: { code: FindingCode }) {
  const { paste } = useWords().toolbox;
  const [language, setLanguage] = useState<FixLanguage>('node');
  const fix = fixOf(code, language);
  if (!fix) return null;
  const [before, after] = fix;
  return (
    <div className="rounded-3 bg-surface shadow-[inset_0_0_0_1px_var(--line-strong)]">
      <div className="flex h-9 items-center gap-3 overflow-x-auto border-b border-line pr-1 pl-3">
        <h3 className="text-12 font-semibold whitespace-nowrap">{paste.fix}</h3>
        <Tabs
          label={paste.fixLanguages}
          size="small"
          value={language}
          tabs={FIX_LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
          onChange={setLanguage}
          controls="toolbox-fix"
        />
        <span className="ml-auto">
          <CopyButton what={paste.fixCopy} text={() => after} />
        </span>
      </div>
      <div
        id="toolbox-fix"
        role="tabpanel"
        aria-label={NAMES[language]}
        tabIndex={0}
        className="overflow-x-auto py-1.5 rounded-b-3"
      >
        <div className="w-max min-w-full">
          <Lines text={before} sign="-" name={paste.removed} look="bg-del-tint" />
          <Lines text={after} sign="+" name={paste.added} look="bg-add-tint" />
        </div>
      </div>
    </div>
  );
}

interface LinesProps {
  text: string;
  sign: string;
  name: string;
  look: string;
}

function Lines({ text, sign, name, look }: LinesProps) {
  return text.split('\n').map((line, i) => (
    <div key={i} className={classes('mono flex gap-2 px-3 text-12 leading-5 whitespace-pre', look)}>
      <span className="flex-none text-t2 select-none">
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{name}</span>
      </span>
      <code>{line}</code>
    </div>
  ));
}
