import type { ReactNode } from 'react';
import type { ReplyReading } from '#data/reading.ts';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import type { BodyViewName } from './bodyModel.ts';

interface BodyHeadProps {
  views: readonly BodyViewName[];
  view: BodyViewName;
  onView: (view: BodyViewName) => void;
  reading: ReplyReading | undefined;
  /** How the text is laid out, in a word. */
  children: ReactNode;
}

/** The ways to look at a body, and what its bytes are. */
export function BodyHead({ views, view, onView, reading, children }: BodyHeadProps) {
  const { response } = useWords();
  const charsets = { 'utf-8': response.utf8, 'utf-8-bom': response.utf8Bom, 'not-utf-8': response.notUtf8 };
  return (
    <div className="flex flex-none flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2">
      <Segmented
        label={response.views}
        size="small"
        value={view}
        onChange={onView}
        options={views.map((value) => ({ value, label: response.viewNames[value] }))}
      />
      <span className="ml-auto text-12 whitespace-nowrap text-t3">
        {reading && `${charsets[reading.reading.charset]} · `}
        {reading?.reading.failure || (reading && !children) ? formatBytes(reading.reading.size) : children}
      </span>
    </div>
  );
}

interface EscapeSwitchProps {
  strings: 'decoded' | 'escaped';
  onStrings: (strings: 'decoded' | 'escaped') => void;
}

/** Only for a body that has escapes. */
export function EscapeSwitch({ strings, onStrings }: EscapeSwitchProps) {
  const { response } = useWords();
  return (
    <div className="flex flex-none items-center gap-2 px-4 pb-2 text-12 text-t3">
      {response.strings}
      <Segmented
        label={response.strings}
        size="tiny"
        value={strings}
        onChange={onStrings}
        options={(['decoded', 'escaped'] as const).map((value) => ({ value, label: response.stringForms[value] }))}
        className="ml-auto"
      />
    </div>
  );
}

/** What has to be said about a body that could not be read as it should be. */
export function Remarks({ reading: { reading } }: { reading: ReplyReading }) {
  const { response } = useWords();
  const locale = useLocale();
  const problem = reading.json?.problem;
  const place = problem && response.place(formatCount(locale, problem.line), formatCount(locale, problem.column));
  return (
    <div className="flex flex-none flex-col gap-1 px-4 empty:hidden [&:not(:empty)]:pb-2">
      {reading.charset === 'not-utf-8' && <Message tone="warn">{response.notUtf8Note}</Message>}
      {reading.kind === 'text' && <Message tone="note">{response.notJsonNote}</Message>}
      {problem && (
        <Message tone={problem.effect === 'stopped' ? 'bad' : 'warn'}>
          {response.problems[problem.code](place!)}
        </Message>
      )}
    </div>
  );
}
