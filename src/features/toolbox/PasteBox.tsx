import type { ClipboardEvent, ReactNode } from 'react';
import { formatBytes } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { classes } from '#ui/classes.ts';
import { Message } from '#ui/Message.tsx';
import { stretchesOf, type Mark } from './marks.ts';
import { EDITABLE_CHARACTERS, MARKED_CHARACTERS, PREVIEW_CHARACTERS, pasted, type PastedText } from './pasteModel.ts';

interface PasteBoxProps {
  content: PastedText;
  onChange: (content: PastedText) => void;
  marks: readonly Mark[];
  footer: ReactNode;
}

// Text area and mirror lie in one grid cell with the same face, so that the mirror gives the height and the marks.
const LAYER =
  'col-start-1 row-start-1 m-0 w-full border-0 bg-transparent px-3 pt-2.5 pb-2 font-mono text-12 leading-[30px] whitespace-pre-wrap wrap-anywhere [font-variant-ligatures:none] max-tablet:text-15 max-tablet:leading-[32px] [&_sup]:max-tablet:bottom-5';

/** The box for any text. What was recognised is underlined and numbered like the steps. */
export function PasteBox({ content, onChange, marks, footer }: PasteBoxProps) {
  const { paste } = useWords().toolbox;
  return (
    <div className="flex min-h-0 flex-col rounded-3 bg-surface fieldline focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
      {content.kind === 'held' ? <HeldText {...content} /> : <TypedText {...{ content, onChange, marks }} />}
      <div className="flex min-h-9 flex-none flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-3 py-1.5 text-12 text-t3">
        {footer}
        <span className="ml-auto">{paste.stays}</span>
      </div>
    </div>
  );
}

interface TypedTextProps {
  content: PastedText;
  onChange: (content: PastedText) => void;
  marks: readonly Mark[];
}

function TypedText({ content: { text }, onChange, marks }: TypedTextProps) {
  const { paste } = useWords().toolbox;
  const mirrored = text.length <= MARKED_CHARACTERS;
  // A large paste never enters the text area: its layout would block the page.
  const take = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const added = event.clipboardData.getData('text');
    if (added.length <= EDITABLE_CHARACTERS) return;
    event.preventDefault();
    // To read megabytes from the clipboard takes the browser a task of its own; what follows is another.
    setTimeout(() => onChange(pasted(added)));
  };
  return (
    <div className="grid max-h-[34dvh] min-h-26 max-tablet:max-h-[24dvh] overflow-auto rounded-t-3">
      {mirrored && (
        <pre aria-hidden className={classes(LAYER, 'pointer-events-none text-transparent')}>
          {stretchesOf(text, marks).map(({ text: piece, mark }, i) =>
            mark ? <Marked key={i} text={piece} mark={mark} /> : piece,
          )}
          {'\n'}
        </pre>
      )}
      <textarea
        aria-label={paste.label}
        placeholder={paste.placeholder}
        value={text}
        onPaste={take}
        onChange={(event) => onChange(pasted(event.target.value))}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        className={classes(
          LAYER,
          'relative resize-none text-t1 outline-none',
          mirrored ? 'overflow-hidden' : 'h-[30dvh] overflow-auto',
        )}
      />
    </div>
  );
}

const LINES: Partial<Record<Mark['kind'], string>> = {
  token_header: 'border-seg1 [&_sup]:bg-seg1-fill',
  token_claims: 'border-seg2 [&_sup]:bg-seg2-fill',
  token_signature: 'border-seg3 [&_sup]:bg-seg3-fill',
};

function Marked({ text, mark }: { text: string; mark: Mark }) {
  return (
    <span className={classes('border-b-2', LINES[mark.kind] ?? 'border-t3 [&_sup]:bg-ink')}>
      <span className="relative">
        <sup className="absolute top-auto bottom-4 left-0 rounded-1 px-1 text-[10px] leading-3 font-semibold text-t-inv">
          {mark.number}
        </sup>
      </span>
      {text}
    </span>
  );
}

function HeldText({ text, bytes }: { text: string; bytes: number }) {
  const { paste } = useWords().toolbox;
  return (
    <div className="flex min-h-0 flex-col gap-2 px-3 py-2.5">
      <Message tone="note">{paste.held(formatBytes(bytes))}</Message>
      <pre
        role="group"
        aria-label={paste.label}
        tabIndex={0}
        className="wire max-h-[22dvh] overflow-auto whitespace-pre-wrap"
      >
        {beginning(text, PREVIEW_CHARACTERS)}…
      </pre>
    </div>
  );
}
