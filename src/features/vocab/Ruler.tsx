interface RulerProps {
  /** 1 where a stretch of the list has something to see. */
  marks: Uint8Array;
  onJump: (share: number) => void;
}

/** The whole list at a glance, beside its scroll bar: where there is something wrong. A click goes there. */
export function Ruler({ marks, onJump }: RulerProps) {
  return (
    <div
      role="presentation"
      onClick={(event) => {
        const { top, height } = event.currentTarget.getBoundingClientRect();
        onJump((event.clientY - top) / height);
      }}
      className="relative mt-[26px] w-2.5 flex-none border-l border-line bg-sunken"
    >
      {Array.from(marks, (mark, i) =>
        mark ? (
          <i
            key={i}
            className="absolute inset-x-0.5 h-0.5 rounded-full bg-amber-text"
            style={{ top: `${(i / marks.length) * 100}%` }}
          />
        ) : null,
      )}
    </div>
  );
}
