import { useRef } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { LongList } from '#ui/LongList.tsx';
import { useClientSize } from '#ui/useClientSize.ts';
import { byteRow } from './bodyModel.ts';

const LINE_HEIGHT = 18;
/** Pixels that sixteen bytes and their text need; in less room a line has eight. */
const WIDE = 540;

/** The body in hex and ASCII, to the last byte. */
export function ByteView({ body }: { body: Uint8Array }) {
  const { response } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = useClientSize(box, 'clientWidth');
  const columns = width && width < WIDE ? 8 : 16;
  const digits = Math.max(6, body.length.toString(16).length);
  return (
    <div ref={box} className="flex min-h-40 flex-1 flex-col">
      <LongList
        count={Math.ceil(body.length / columns)}
        rowHeight={LINE_HEIGHT}
        box={{
          role: 'group',
          'aria-label': response.bytesLabel,
          tabIndex: 0,
          className: 'mono min-h-0 flex-1 overflow-auto px-4 text-11 leading-[18px]',
        }}
        render={(at) => {
          const bytes = byteRow(body, at, columns);
          return (
            <div className="flex w-max gap-3">
              <span className="flex-none text-t3">{(at * columns).toString(16).padStart(digits, '0')}</span>
              <span style={{ width: `${columns * 3 - 1}ch` }} className="flex-none whitespace-pre">
                {[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}
              </span>
              <span className="whitespace-pre text-t2">{[...bytes].map(asciiOf).join('')}</span>
            </div>
          );
        }}
      />
    </div>
  );
}

function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
