import { formatBytes } from '#i18n/format.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import type { FrameField, FrameFieldName } from '#protocol/msgCrypt.ts';
import { classes } from '#ui/classes.ts';
import { rulerTicks } from './anatomy.ts';

interface ByteRibbonProps {
  frame: Uint8Array;
  fields: readonly FrameField[];
  frozen: boolean;
  /** Told which field has the keyboard's focus. */
  onActivate: (name: string | undefined) => void;
}

const FIELD_FILLS: Record<FrameFieldName, string> = {
  random: 'hatched',
  length: 'bg-seg1-fill',
  message: 'bg-seg2-fill',
  appId: 'bg-seg3-fill',
  padding: 'bg-sel hairline',
};

/** The frame to scale, with a ruler in bytes and a legend of its five fields. */
export function ByteRibbon({ frame, fields, frozen, onActivate }: ByteRibbonProps) {
  const { workbench } = useCoreWords();
  // The frame of a large request is its beginning only; the fields tell the whole.
  const total = fields.at(-1)!.end;
  const percent = (bytes: number) => `${(bytes / total) * 100}%`;
  return (
    <div>
      <div aria-hidden className="flex h-6 gap-0.5">
        {fields.map(({ name, start, end }) => (
          <span
            key={name}
            data-field={name}
            data-fill
            className={classes('min-w-1 rounded-[2px]', FIELD_FILLS[name])}
            style={{ flex: `${end - start} 1 0` }}
          />
        ))}
      </div>
      <div aria-hidden className="mono relative mt-0.5 h-4 text-11 text-t3">
        <span className="absolute left-0">0</span>
        {rulerTicks(total).map((tick) => (
          <span key={tick} className="absolute -translate-x-1/2" style={{ left: percent(tick) }}>
            {tick}
          </span>
        ))}
        <span className="absolute right-0">{total}</span>
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-3">
        {fields.map((field) => (
          <li key={field.name} className="flex-auto">
            <button
              type="button"
              data-field={field.name}
              onFocus={() => onActivate(field.name)}
              onBlur={() => onActivate(undefined)}
              className="w-full rounded-1 px-0.5 py-0.5 text-left text-12 leading-4 text-t2"
            >
              <span className="flex items-center gap-1.5 whitespace-nowrap">
                <i aria-hidden className={classes('size-[9px] flex-none rounded-[2px]', FIELD_FILLS[field.name])} />
                {workbench.fields[field.name]}{' '}
                <b className="text-t1" title={`${field.end - field.start} B`}>
                  {sizeOf(field)}
                </b>
              </span>
              <span className="block pl-3.5 text-t3">{hintOf(field)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );

  function hintOf({ name, start, end }: FrameField): string {
    const { fieldHints } = workbench;
    switch (name) {
      case 'random':
        return frozen ? fieldHints.randomFrozen : fieldHints.random;
      case 'length':
        return fieldHints.length(`0x${new DataView(frame.buffer, frame.byteOffset).getUint32(start).toString(16)}`);
      case 'padding':
        return fieldHints.padding(end - start);
      default:
        return fieldHints[name];
    }
  }
}

/** Bytes up to which a number fits beside its name. */
const EXACT = 100_000;

function sizeOf({ start, end }: FrameField): string {
  return end - start < EXACT ? String(end - start) : formatBytes(end - start);
}
