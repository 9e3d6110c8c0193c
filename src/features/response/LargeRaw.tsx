import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { LongList } from '#ui/LongList.tsx';
import type { RemoteBody } from '#workers/body.ts';
import { Highlighted } from './Highlighted.tsx';
import { useWindow, type LargeSearch } from './useLargeBody.ts';

interface LargeRawProps {
  body: RemoteBody;
  search: LargeSearch;
}

const LINE_HEIGHT = 18;
/** Narrower than the widest pane, so that a line is read without scrolling sideways. */
const FEWEST_COLUMNS = 40;

/** The text exactly as it came, wrapped to the pane's width where it is loaded. */
export function LargeRaw({ body, search }: LargeRawProps) {
  const { response } = useWords();
  const ruler = useRef<HTMLSpanElement>(null);
  const [cut, setCut] = useState({ columns: 0, lines: 0 });
  const [target, setTarget] = useState<number>();
  // The worker cuts the text to the width there is.
  useEffect(() => {
    const mark = ruler.current!;
    const width = mark.parentElement!.clientWidth - 40;
    const columns = Math.max(FEWEST_COLUMNS, Math.floor(width / (mark.getBoundingClientRect().width || 7)));
    let wanted = true;
    body.raw(columns).then(
      (lines) => wanted && setCut({ columns, lines }),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [body]);
  const { columns, lines } = cut;
  // Another width makes other lines, so it makes another source of them.
  const fetch = useMemo(() => linesOf(body, columns), [body, columns]);
  const shown = useWindow(fetch, lines);
  const { place } = search;
  useEffect(() => {
    if (place !== undefined && lines > 0) body.rawFound(place).then(setTarget, () => {});
  }, [body, place, lines, search.count]);
  return (
    <div className="flex min-h-40 flex-1 flex-col">
      <span ref={ruler} aria-hidden className="wire invisible absolute">
        0
      </span>
      <LongList
        count={lines}
        rowHeight={LINE_HEIGHT}
        target={target}
        targetKey={place}
        onRange={shown.onRange}
        box={{
          role: 'group',
          'aria-label': response.rawLabel,
          tabIndex: 0,
          className: 'min-h-0 flex-1 overflow-auto px-4',
        }}
        render={(at) => (
          <pre className="wire leading-[18px] whitespace-pre">
            <bdi>
              <Highlighted text={shown.at(at) ?? ''} query={search.open ? search.query : ''} />
            </bdi>
          </pre>
        )}
      />
    </div>
  );
}

// Lines of one width; before the width is known there are none.
function linesOf(body: RemoteBody, columns: number) {
  return async (from: number, to: number) => (columns === 0 ? [] : body.rawLines(from, to));
}
