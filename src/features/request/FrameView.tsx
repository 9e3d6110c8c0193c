import type { FrameField } from '#protocol/msgCrypt.ts';
import { ByteRibbon } from './ByteRibbon.tsx';
import { HexDump } from './HexDump.tsx';
import { useFieldLight } from './useFieldLight.ts';

interface FrameViewProps {
  frame: Uint8Array;
  fields: readonly FrameField[];
}

/** The bytes of a frame as ribbon and hex. */
export function FrameView({ frame, fields }: FrameViewProps) {
  const { container, activate } = useFieldLight();
  return (
    <div {...container}>
      <ByteRibbon frame={frame} fields={fields} frozen onActivate={activate} />
      <HexDump frame={frame} fields={fields} />
    </div>
  );
}
