import type { ComparedLine } from '#answer/compare.ts';
import type { RowPart, RowPartKind } from '#answer/prettyRows.ts';
import { beginning } from '#protocol/beginning.ts';
import { classes } from '#ui/classes.ts';

const COLOURS: Record<RowPartKind, string> = {
  key: 'text-syn-key',
  string: 'text-syn-str',
  escape: 'text-syn-com',
  number: 'text-syn-num',
  boolean: 'text-syn-num',
  null: 'text-syn-num',
  punctuation: 'text-syn-pun',
};

/** More of a line than this is not drawn: a line may be megabytes. */
const LONGEST = 2000;

interface DiffTextProps {
  line: ComparedLine;
  /** What it is compared with: the stretch that differs is marked. */
  other: ComparedLine | undefined;
}

/** A line in its colours; what differs from its counterpart is marked. */
export function DiffText({ line, other }: DiffTextProps) {
  const [from, to] = other ? differing(textOf(line), textOf(other)) : [0, 0];
  let at = 0;
  return line.parts.map((part, i) => {
    const start = at;
    at += part.text.length;
    if (start > LONGEST) return null;
    return <Piece key={i} part={part} from={from - start} to={to - start} />;
  });
}

function Piece({ part: { kind, text }, from, to }: { part: RowPart; from: number; to: number }) {
  const shown = text.length > LONGEST ? `${beginning(text, LONGEST)}…` : text;
  const [start, end] = [Math.max(0, from), Math.min(shown.length, to)];
  const className = classes(COLOURS[kind], 'whitespace-pre-wrap');
  if (start >= end) return <span className={className}>{shown}</span>;
  return (
    <span className={className}>
      {shown.slice(0, start)}
      <mark className="rounded-[2px] bg-mark text-inherit outline outline-focus/30">{shown.slice(start, end)}</mark>
      {shown.slice(end)}
    </span>
  );
}

function textOf({ parts }: ComparedLine): string {
  return parts.map(({ text }) => text).join('');
}

/** The stretch of a text that is left when what both begin and end with is taken away; never half a character. */
function differing(text: string, other: string): [number, number] {
  const shorter = Math.min(text.length, other.length, LONGEST);
  let head = 0;
  while (head < shorter && text[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && text[text.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  const low = (at: number) => /[\udc00-\udfff]/.test(text[at] ?? '');
  const from = low(head) ? head - 1 : head;
  const to = text.length - tail;
  return [from, low(to) ? to + 1 : to];
}
