interface KbdProps {
  keys: readonly string[];
  tone?: 'plain' | 'onGreen';
}

/** Key caps. Read as one phrase by assistive technology through the visible text. */
export function Kbd({ keys, tone = 'plain' }: KbdProps) {
  const colour = tone === 'onGreen' ? 'bg-black/25 dark:bg-white/25' : 'bg-hover text-t2';
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
