import { useState } from 'react';
import { formatBytes } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { BYTE_COLUMNS, byteRows } from './bodyModel.ts';

const FIRST_ROWS = 64;
const MORE_ROWS = 512;

/** The body in hex and ASCII; the first rows, then more on demand. */
export function ByteView({ body }: { body: Uint8Array }) {
  const { response } = useWords();
  const [shown, setShown] = useState(FIRST_ROWS);
  const rest = body.length - shown * BYTE_COLUMNS;
  return (
    <div
      role="group"
      aria-label={response.bytesLabel}
      tabIndex={0}
      className="mono min-h-40 flex-1 overflow-auto px-4 py-1 text-11 leading-[18px]"
    >
      {byteRows(body, shown).map(({ offset, bytes }) => (
        <div key={offset} className="flex w-max gap-3">
          <span className="w-11 flex-none text-t3">{offset.toString(16).padStart(6, '0')}</span>
          <span className="w-[47ch] flex-none whitespace-pre">
            {[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}
          </span>
          <span className="whitespace-pre text-t2">{[...bytes].map(asciiOf).join('')}</span>
        </div>
      ))}
      {rest > 0 && (
        <LinkButton className="my-1 font-sans" onClick={() => setShown(shown + MORE_ROWS)}>
          {response.moreBytes(formatBytes(Math.min(rest, MORE_ROWS * BYTE_COLUMNS)))}
        </LinkButton>
      )}
    </div>
  );
}

function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
