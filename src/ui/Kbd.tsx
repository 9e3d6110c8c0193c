interface KbdProps {
  keys: readonly string[];
  tone?: 'plain' | 'raised' | 'onGreen';
}

const COLOURS = {
  plain: 'bg-hover text-t2',
  raised: 'bg-surface text-t2 ring-1 ring-line',
  onGreen: 'bg-[rgb(4_19_10/.24)] dark:bg-[rgb(255_255_255/.26)]',
};

/** Key caps. Read as one phrase by assistive technology through the visible text. */
export function Kbd({ keys, tone = 'plain' }: KbdProps) {
  const colour = COLOURS[tone];
  return (
    <span className="inline-flex gap-[3px]">
      {keys.map((key) => (
        <kbd key={key} className={`inline-block min-w-[18px] rounded-1 px-1 text-center text-11 font-normal ${colour}`}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
