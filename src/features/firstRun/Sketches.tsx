import type { ReactNode } from 'react';

/** What the three panes look like, drawn without a word; the captions beside them say it. */
function Sketch({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 220 96" aria-hidden className="block w-full max-w-[220px] opacity-60">
      {children}
    </svg>
  );
}

interface BarProps {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: keyof typeof TONES;
}

const TONES = {
  faint: 'fill-sel',
  plain: 'fill-line-strong',
  random: 'fill-[var(--hatch)]',
  header: 'fill-seg1-fill',
  claims: 'fill-seg2-fill',
  signature: 'fill-seg3-fill',
  good: 'fill-green-tint',
};

function Bar({ x, y, width, height, tone }: BarProps) {
  return (
    <rect x={x} y={y} width={width} height={height} rx={Math.min(3, height / 2.5, width / 2)} className={TONES[tone]} />
  );
}

/** A token in its three parts above a ribbon of cipher bytes. */
export function RequestSketch() {
  return (
    <Sketch>
      <Bar x={0} y={6} width={34} height={12} tone="plain" />
      <Bar x={40} y={8} width={150} height={8} tone="faint" />
      <Bar x={0} y={34} width={64} height={8} tone="header" />
      <Bar x={66} y={34} width={118} height={8} tone="claims" />
      <Bar x={0} y={46} width={52} height={8} tone="claims" />
      <Bar x={54} y={46} width={96} height={8} tone="signature" />
      <Bar x={0} y={72} width={18} height={16} tone="random" />
      <Bar x={20} y={72} width={6} height={16} tone="header" />
      <Bar x={28} y={72} width={130} height={16} tone="claims" />
      <Bar x={160} y={72} width={26} height={16} tone="signature" />
      <Bar x={188} y={72} width={30} height={16} tone="faint" />
    </Sketch>
  );
}

const CODE_LINES = [
  { indent: 18, width: 60 },
  { indent: 28, width: 120 },
  { indent: 28, width: 96 },
  { indent: 18, width: 140 },
];

/** Status, the bar of phases, lines of JSON. */
export function ResponseSketch() {
  return (
    <Sketch>
      <Bar x={0} y={4} width={44} height={16} tone="plain" />
      <Bar x={58} y={4} width={52} height={16} tone="faint" />
      <Bar x={0} y={30} width={218} height={5} tone="faint" />
      <Bar x={18} y={30} width={170} height={5} tone="plain" />
      {CODE_LINES.map(({ indent, width }, line) => (
        <g key={line}>
          <Bar x={0} y={48 + 13 * line} width={8} height={6} tone="faint" />
          <Bar x={indent} y={48 + 13 * line} width={width} height={6} tone="faint" />
        </g>
      ))}
    </Sketch>
  );
}

/** A speech bubble with its verdict, the confidence bar, the line of versions. */
export function DecodedSketch() {
  return (
    <Sketch>
      <path
        d="M2 4h92a10 10 0 0 1 10 10v8a10 10 0 0 1-10 10H10A10 10 0 0 1 0 22V6a2 2 0 0 1 2-2Z"
        className="fill-sel"
      />
      <Bar x={12} y={13} width={70} height={10} tone="plain" />
      <Bar x={116} y={10} width={66} height={16} tone="good" />
      <Bar x={0} y={48} width={218} height={6} tone="plain" />
      <path d="M4 80h206" className="fill-none stroke-line-strong" strokeWidth={2} />
      <circle cx={6} cy={80} r={6} className="fill-green" />
      <circle cx={212} cy={80} r={6} className="fill-surface stroke-line-strong" strokeWidth={2} />
    </Sketch>
  );
}
