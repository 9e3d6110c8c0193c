import type { ReactNode } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { toBase64 } from '#protocol/bytes.ts';
import type { Encrypted } from '#protocol/msgCrypt.ts';
import { bodyBytes, type Prepared } from '#protocol/prepare.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Switch } from '#ui/Switch.tsx';
import { Tag } from '#ui/Tag.tsx';
import { ByteRibbon } from './ByteRibbon.tsx';
import { HexDump } from './HexDump.tsx';
import { LongText } from './LongText.tsx';
import { useFieldLight } from './useFieldLight.ts';

interface CipherAnatomyProps {
  prepared: Prepared;
  encrypted: Encrypted;
  frozen: boolean;
  onFreeze?: ((frozen: boolean) => void) | undefined;
}

/** From the plaintext to the body in four steps, each with its bytes. */
export function CipherAnatomy({ prepared, encrypted, frozen, onFreeze }: CipherAnatomyProps) {
  const { workbench } = useCoreWords();
  const { container, activate } = useFieldLight();
  const { frame, fields } = encrypted;
  const { large } = prepared;
  const total = fields.at(-1)!.end;
  const pluses = large?.pluses ?? encrypted.encrypt.split('+').length - 1;
  // Of a large request only the beginnings are here.
  const cut = large ? '…' : '';
  return (
    <div {...container}>
      <Step
        number={1}
        title={workbench.plaintext}
        note={`JSON · ${lengthOf(fields, 'message')} B`}
        remark={workbench.plaintextFormat}
      >
        <p data-field="message" className="wire text-seg2">
          <LongText text={prepared.plaintext} />
          {cut}
        </p>
        {!large && <StepCopy what={workbench.plaintext} text={() => prepared.plaintext} />}
      </Step>
      <Step
        number={2}
        title={workbench.framing}
        note={workbench.framingSize(total)}
        aside={
          onFreeze && (
            <Switch checked={frozen} onChange={onFreeze}>
              {workbench.freeze}
            </Switch>
          )
        }
      >
        <ByteRibbon frame={frame} fields={fields} frozen={frozen} onActivate={activate} />
        <HexDump frame={frame} fields={fields} />
        {!large && <StepCopy what={workbench.framing} text={() => toBase64(frame)} />}
      </Step>
      <Step number={3} title={workbench.aes} note={workbench.aesNote} />
      <Step
        number={4}
        title={workbench.body}
        note={workbench.base64(
          large?.valueBytes ?? encrypted.encrypt.length,
          bodyBytes(prepared) || prepared.search.length,
        )}
        aside={prepared.encoding !== 'json' && pluses > 0 && <Tag>{workbench.plusEscaped(pluses)}</Tag>}
      >
        <p className="wire break-all">
          <LongText text={prepared.bodyText || prepared.search} render={markEscapes} />
          {cut}
        </p>
        {!large && <StepCopy what={workbench.body} text={() => prepared.bodyText || prepared.search} />}
      </Step>
    </div>
  );
}

function lengthOf(fields: Encrypted['fields'], name: Encrypted['fields'][number]['name']): number {
  const field = fields.find((candidate) => candidate.name === name);
  return field ? field.end - field.start : 0;
}

function markEscapes(text: string): ReactNode {
  return text.split(/(%2B)/).map((piece, i) =>
    piece === '%2B' ? (
      <b key={i} className="rounded-[2px] bg-mark font-bold">
        {piece}
      </b>
    ) : (
      piece
    ),
  );
}

interface StepProps {
  number: number;
  title: string;
  note: string;
  /** Goes on a line of its own, from its beginning, where the first is full. */
  remark?: string;
  aside?: ReactNode;
  children?: ReactNode;
}

function Step({ number, title, note, remark, aside, children }: StepProps) {
  return (
    <section className="relative border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-1 pr-7 text-12 text-t3">
        <span
          aria-hidden
          className="mono grid size-[18px] flex-none place-items-center rounded-full text-11 font-semibold text-t2 hairline"
        >
          {number}
        </span>
        <h3 className="font-semibold text-t1">{title}</h3>
        <span>{note}</span>
        {remark && <span>{remark}</span>}
        {aside && <span className="ml-auto">{aside}</span>}
      </div>
      {children && <div className="mt-2">{children}</div>}
    </section>
  );
}

function StepCopy(props: { what: string; text: () => string }) {
  return (
    <span className="absolute top-2.5 right-2">
      <CopyButton {...props} />
    </span>
  );
}
