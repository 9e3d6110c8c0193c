import { useRef } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { Highlighted } from './Highlighted.tsx';
import { Rows } from './Rows.tsx';
import type { Search } from './useSearch.ts';

interface RawViewProps {
  /** The text in pieces. */
  pieces: readonly string[];
  search: Search;
}

const PIECE_HEIGHT = 1800;
const PLAIN_PIECES = 8;

/** The text exactly as it came; a long one in pieces, drawn as they scroll into view. */
export function RawView({ pieces, search }: RawViewProps) {
  const { response } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={scroller}
      role="group"
      aria-label={response.rawLabel}
      tabIndex={0}
      className="min-h-40 flex-1 overflow-auto px-4 py-1"
    >
      <Rows
        count={pieces.length}
        estimate={PIECE_HEIGHT}
        scroller={scroller}
        target={search.current?.at}
        plainUpTo={PLAIN_PIECES}
        render={(at) => (
          <pre className="wire whitespace-pre-wrap">
            <Highlighted text={pieces[at]!.replace(/\r?\n$/, '')} query={search.open ? search.query : ''} />
          </pre>
        )}
      />
    </div>
  );
}
