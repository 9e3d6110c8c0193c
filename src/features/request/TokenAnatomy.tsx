import { useState, type ReactNode } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import type { SegmentName, SignedToken } from '#protocol/jwt.ts';
import { classes } from '#ui/classes.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { LongText } from './LongText.tsx';

interface TokenAnatomyProps {
  signed: SignedToken;
  /** What stands before and after the token in the body. */
  before: string;
  after: string;
  head: ReactNode;
  /** Stands in the place of the signature's own words where it is not the right one. */
  rejected?: ReactNode;
}

const COLOURS: Record<SegmentName, { text: string; badge: string; number: number }> = {
  header: { text: 'text-seg1', badge: 'bg-seg1', number: 1 },
  payload: { text: 'text-seg2', badge: 'bg-seg2', number: 2 },
  signature: { text: 'text-seg3', badge: 'bg-seg3', number: 3 },
};

/** The token in the body, and its three parts; pointing at either lights up the other. */
export function TokenAnatomy({ signed, before, after, head, rejected }: TokenAnatomyProps) {
  const [linked, setLinked] = useState<SegmentName>();
  const link = (name: SegmentName) => ({
    onPointerEnter: () => setLinked(name),
    onPointerLeave: () => setLinked(undefined),
  });
  return (
    <>
      <div className="border-b border-line px-4 py-3">
        {head}
        <p className="wire mt-1 break-all">
          <span className="text-t3">{before}</span>
          {signed.segments.map((segment, i) => (
            <span key={segment.name}>
              {i > 0 && <b className="px-px text-t1">.</b>}
              <span
                {...link(segment.name)}
                className={classes(
                  'rounded-[2px]',
                  COLOURS[segment.name].text,
                  segment.name === 'signature' && rejected !== undefined && 'wavy-bad',
                  linked === segment.name && 'bg-mark shadow-[inset_0_-2px_0_var(--focus)]',
                )}
              >
                <LongText text={segment.text} />
              </span>
            </span>
          ))}
          <span className="text-t3">{after}</span>
        </p>
      </div>
      <ol className="px-4 py-1.5">
        {signed.segments.map(({ name, text }) => (
          <li
            key={name}
            {...link(name)}
            className={classes(
              'grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2 border-t border-line py-1.5 first:border-t-0',
              linked === name && 'bg-mark',
            )}
          >
            <Part name={name} signed={signed} length={text.length} rejected={rejected} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface PartProps {
  name: SegmentName;
  signed: SignedToken;
  /** Characters of the encoded part. */
  length: number;
  rejected: ReactNode;
}

function Part({ name, signed, length, rejected }: PartProps) {
  const { workbench } = useCoreWords();
  const { badge, number, text } = COLOURS[name];
  const titles: Record<SegmentName, string> = {
    header: workbench.header,
    payload: workbench.claimsPart,
    signature: workbench.signature,
  };
  const contents: Record<SegmentName, string> = {
    header: signed.headerJson,
    payload: signed.payloadJson,
    signature: signed.segments[2].text,
  };
  return (
    <>
      <span
        aria-hidden
        className={classes(
          'mono size-[18px] rounded-1 text-center text-11 leading-[18px] font-semibold text-surface',
          badge,
        )}
      >
        {number}
      </span>
      <div className="min-w-0">
        <p className="flex gap-2 text-12 text-t3">
          <b className="text-t1">{titles[name]}</b>
          {name === 'signature' && 'HS256 · '}
          {workbench.characters(length)}
        </p>
        {name === 'signature' ? (
          rejected || <p className="text-12 text-t2">{workbench.keyRaw}</p>
        ) : (
          <p className={classes('wire mt-0.5', text)}>
            <LongText text={contents[name]} />
          </p>
        )}
      </div>
      <CopyButton what={titles[name]} text={() => contents[name]} />
    </>
  );
}
