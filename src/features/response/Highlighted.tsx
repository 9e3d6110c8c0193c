interface HighlightedProps {
  text: string;
  /** Case is not regarded; nothing is marked when empty. */
  query: string;
}

/** A text with the places of a searched one marked. */
export function Highlighted({ text, query }: HighlightedProps) {
  if (query === '') return text;
  const wanted = query.toLowerCase();
  const lower = text.toLowerCase();
  const pieces = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    pieces.push(
      text.slice(from, at),
      <mark key={at} className="rounded-[2px] bg-amber-tint text-t1 outline outline-amber-line">
        {text.slice(at, at + wanted.length)}
      </mark>,
    );
    from = at + wanted.length;
  }
  return [...pieces, text.slice(from)];
}
