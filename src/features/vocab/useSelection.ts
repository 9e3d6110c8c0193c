/** Which rows are chosen: a stretch between two ends, and single rows or stretches beside it. */
import { useState } from 'react';
import type { Range } from '#vocab/deskTypes.ts';

export interface Selection {
  ranges: readonly Range[];
  count: number;
  /** The end that moves. */
  head: number | undefined;
  has: (row: number) => boolean;
  choose: (row: number, how: 'alone' | 'through' | 'toggle') => void;
  all: (count: number) => void;
  clear: () => void;
}

interface Chosen {
  anchor: number;
  head: number;
  beside: readonly Range[];
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<Chosen>();
  const ranges = chosen ? merged([...chosen.beside, stretch(chosen)]) : [];
  const has = (row: number) => ranges.some(([from, to]) => row >= from && row < to);
  return {
    ranges,
    count: ranges.reduce((sum, [from, to]) => sum + to - from, 0),
    head: chosen?.head,
    has,
    choose: (row, how) => {
      const alone = { anchor: row, head: row, beside: [] };
      // As a function, because a stretch may begin and end in one turn.
      if (how === 'through') setChosen((now) => (now ? { ...now, head: row } : alone));
      else if (how === 'toggle' && chosen) {
        const rest = has(row) ? ranges.flatMap((range) => without(range, row)) : [...ranges, [row, row + 1] as const];
        const last = rest.at(-1);
        setChosen(last && { anchor: last[0], head: last[1] - 1, beside: rest.slice(0, -1) });
      } else setChosen(alone);
    },
    all: (count) => setChosen(count > 0 ? { anchor: 0, head: count - 1, beside: [] } : undefined),
    clear: () => setChosen(undefined),
  };
}

function stretch({ anchor, head }: Chosen): Range {
  return [Math.min(anchor, head), Math.max(anchor, head) + 1];
}

function without([from, to]: Range, row: number): Range[] {
  if (row < from || row >= to) return [[from, to]];
  return (
    [
      [from, row],
      [row + 1, to],
    ] as Range[]
  ).filter(([start, end]) => end > start);
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && range[0] <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], range[1])];
    else result.push(range);
  }
  return result;
}
