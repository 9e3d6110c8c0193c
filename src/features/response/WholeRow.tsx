import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton } from '#ui/Message.tsx';
import type { RemoteBody } from '#workers/body.ts';
import type { BodyView, ShownRow } from '#workers/bodyMessages.ts';
import { Highlighted } from './Highlighted.tsx';
import { Rows } from './Rows.tsx';
import { plainText, slices } from './bodyModel.ts';

interface WholeRowProps {
  body: RemoteBody;
  view: BodyView;
  /** 1-based. */
  line: number;
  /** Text to highlight; none when empty. */
  query: string;
  onClose: () => void;
}

/** Bytes of a row that come at once, and at each further press: ten times as many. */
const FIRST_BYTES = 100_000;
const MORE = 10;
const PIECE_HEIGHT = 1_000;
const PLAIN_PIECES = 4;

/** One row of a large document below the others, wrapped to the pane's width. */
export function WholeRow({ body, view: { layout, strings }, line, query, onClose }: WholeRowProps) {
  const { response } = useWords();
  const locale = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const [bytes, setBytes] = useState(FIRST_BYTES);
  const [row, setRow] = useState<ShownRow>();
  // The row lies with a worker.
  useEffect(() => {
    let wanted = true;
    body.row({ layout, strings }, line, bytes).then(
      (found) => wanted && setRow(found),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [body, layout, strings, line, bytes]);
  // Asked for with a press or a key.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  const text = row ? plainText(row) : '';
  const pieces = useMemo(() => slices(text), [text]);
  const omitted = row?.omitted ?? 0;
  return (
    <section
      aria-label={response.rowInFull(formatCount(locale, line))}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      className="flex max-h-[50%] min-h-28 flex-none flex-col border-t border-line-strong bg-sunken"
    >
      <div className="flex flex-none items-center gap-1 py-0.5 pr-2 pl-4 text-12 text-t3">
        <span className="mr-auto">{response.rowInFull(formatCount(locale, line))}</span>
        <CopyButton
          what={{ label: response.copyRow }}
          text={async () => {
            const whole = await body.row({ layout, strings }, line, Infinity);
            return whole ? plainText(whole) : text;
          }}
        />
        <IconButton size="small" label={response.closeRow} icon={<X />} onClick={onClose} />
      </div>
      <div
        ref={scroller}
        role="group"
        aria-label={response.rowInFull(formatCount(locale, line))}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-4 pb-2"
      >
        <Rows
          count={pieces.length}
          estimate={PIECE_HEIGHT}
          plainUpTo={PLAIN_PIECES}
          scroller={scroller}
          target={undefined}
          render={(at) => (
            <pre className="wire whitespace-pre-wrap">
              <bdi>
                <Highlighted text={pieces[at]!} query={query} />
              </bdi>
            </pre>
          )}
        />
        {omitted > 0 && (
          <LinkButton onClick={() => setBytes(bytes * MORE)}>
            {response.moreBytes(formatBytes(Math.min(omitted, bytes * (MORE - 1))))}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
