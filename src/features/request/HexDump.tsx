import { useRef, useState } from 'react';
import { formatBytes } from '#i18n/format.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import type { FrameField, FrameFieldName } from '#protocol/msgCrypt.ts';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/Message.tsx';
import { useClientSize } from '#ui/useClientSize.ts';
import { hexByte, hexRows } from './anatomy.ts';

interface HexDumpProps {
  frame: Uint8Array;
  fields: readonly FrameField[];
}

const FIRST_BYTES = 192;
const MORE_BYTES = 1024;
/** Pixels that sixteen bytes and their text need; in less room a row has eight. */
const WIDE = 453;

const COLOURS: Record<FrameFieldName, string> = {
  random: 'text-t3',
  length: 'text-seg1 font-bold',
  message: 'text-seg2',
  appId: 'text-seg3 font-semibold',
  padding: 'text-t3',
};

/** The frame in hex and in text; the first rows, then more on demand. */
export function HexDump({ frame, fields }: HexDumpProps) {
  const { workbench } = useCoreWords();
  const [shown, setShown] = useState(FIRST_BYTES);
  const box = useRef<HTMLDivElement>(null);
  const width = useClientSize(box, 'clientWidth');
  const columns = width && width < WIDE ? 8 : 16;
  const rest = frame.length - shown;
  return (
    <div
      ref={box}
      role="group"
      aria-label={workbench.hexDump}
      tabIndex={0}
      className="mono mt-3 overflow-x-auto text-11 leading-[18px]"
    >
      {hexRows(frame, fields, shown, columns).map((row) => (
        <div key={row.offset} className="flex h-[18px] w-max items-center">
          <span className="w-9 flex-none text-t3">{row.offset.toString(16).padStart(4, '0')}</span>
          {row.bytes.map((cell, i) => (
            <span
              key={i}
              data-field={cell.field}
              className={classes('w-[18px] flex-none text-center', COLOURS[cell.field])}
            >
              {hexByte(cell.value)}
            </span>
          ))}
          <span className="flex pl-2.5 whitespace-pre" style={{ marginLeft: (columns - row.bytes.length) * 18 }}>
            {row.bytes
              .filter((cell) => cell.span > 0)
              .map((cell, i) => (
                <span
                  key={i}
                  data-field={cell.field}
                  className={classes('flex-none overflow-visible', COLOURS[cell.field])}
                  style={{ width: `${cell.span * 6.6}px` }}
                >
                  {cell.text}
                </span>
              ))}
          </span>
        </div>
      ))}
      {rest > 0 && (
        <LinkButton className="mt-1 font-sans" onClick={() => setShown(shown + MORE_BYTES)}>
          {workbench.hexMore(formatBytes(Math.min(rest, MORE_BYTES)))}
        </LinkButton>
      )}
    </div>
  );
}
