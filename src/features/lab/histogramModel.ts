/** Geometry of a histogram: counts in, pixels out. */
import type { Bin } from '#lab/histogram.ts';

export type Scale = 'linear' | 'log';

export interface Plot {
  /** Pixels. */
  width: number;
  height: number;
  scale: Scale;
}

export interface Bar {
  x: number;
  width: number;
  height: number;
}

const GAP = 2;
/** A bin with anything in it stays visible. */
const LEAST_HEIGHT = 1;

/** One bar a bin. The highest bar of either run takes most of the height. */
export function barsOf(bins: readonly Bin[], earlier: readonly Bin[], plot: Plot): Bar[] {
  const domain = domainOf(bins, earlier);
  const top = topOf(bins, scaled(bins, earlier));
  if (!domain) return [];
  return bins.map(({ from, to, count }) => {
    const x = positionOf(from, domain, plot);
    const width = Math.max(1, positionOf(to, domain, plot) - x - GAP);
    return { x: x + GAP / 2, width, height: heightOf(count, top, plot) };
  });
}

/** The earlier run as the path of a step line; empty without one. */
export function outlineOf(bins: readonly Bin[], earlier: readonly Bin[], plot: Plot): string {
  const domain = domainOf(bins, earlier);
  if (!domain || earlier.length === 0) return '';
  const steps = scaled(bins, earlier);
  const top = topOf(bins, steps);
  const first = positionOf(steps[0]!.from, domain, plot);
  const line = steps.map(({ to, count }) => {
    const y = plot.height - heightOf(count, top, plot);
    return `V${y.toFixed(1)}H${positionOf(to, domain, plot).toFixed(1)}`;
  });
  return `M${first.toFixed(1)} ${plot.height}${line.join('')}V${plot.height}`;
}

export interface Tick {
  x: number;
  value: number;
  anchor: 'start' | 'middle' | 'end';
}

const LINEAR_TICKS = [0, 0.25, 0.5, 0.75, 1];
const MOST_TICKS = 7;

/** Where the axis is labelled: quarters of a share, or 1, 2 and 5 of each decade. */
export function ticksOf(bins: readonly Bin[], earlier: readonly Bin[], plot: Plot): Tick[] {
  const domain = domainOf(bins, earlier);
  if (!domain) return [];
  const values = plot.scale === 'linear' ? LINEAR_TICKS : decadeTicks(domain);
  return values.map((value) => {
    const x = positionOf(value, domain, plot);
    return { x, value, anchor: x < 8 ? 'start' : x > plot.width - 8 ? 'end' : 'middle' };
  });
}

/** Where a mark stands and on which side there is room for its label; those outside the axis are left out. */
export function marksIn<Mark extends { at: number; label: string }>(
  marks: readonly Mark[],
  bins: readonly Bin[],
  earlier: readonly Bin[],
  plot: Plot,
): { x: number; label: string; anchor: 'start' | 'end' }[] {
  const domain = domainOf(bins, earlier);
  if (!domain) return [];
  return marks
    .filter(({ at }) => at >= domain[0] && at <= domain[1])
    .map(({ at, label }) => {
      const x = positionOf(at, domain, plot);
      return { x, label, anchor: x > plot.width / 2 ? 'end' : 'start' };
    });
}

type Domain = readonly [from: number, to: number];

function domainOf(bins: readonly Bin[], earlier: readonly Bin[]): Domain | undefined {
  const all = [...bins, ...earlier];
  if (all.length === 0) return undefined;
  return [Math.min(...all.map(({ from }) => from)), Math.max(...all.map(({ to }) => to))];
}

function positionOf(value: number, [from, to]: Domain, { width, scale }: Plot): number {
  const share = scale === 'log' ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.min(1, Math.max(0, share)) * width;
}

// Runs of different length are compared by shape.
function scaled(bins: readonly Bin[], earlier: readonly Bin[]): readonly Bin[] {
  const [now, then] = [sum(bins), sum(earlier)];
  const factor = now === 0 || then === 0 ? 1 : now / then;
  return earlier.map((bin) => ({ ...bin, count: bin.count * factor }));
}

function sum(bins: readonly Bin[]): number {
  return bins.reduce((total, { count }) => total + count, 0);
}

function topOf(bins: readonly Bin[], earlier: readonly Bin[]): number {
  return Math.max(1, ...bins.map(({ count }) => count), ...earlier.map(({ count }) => count));
}

function heightOf(count: number, top: number, { height }: Plot): number {
  return count === 0 ? 0 : Math.max(LEAST_HEIGHT, (count / top) * (height - 16));
}

function decadeTicks([from, to]: Domain): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); 10 ** power <= to; power++) {
    for (const factor of [1, 2, 5]) {
      const value = factor * 10 ** power;
      if (value >= from && value <= to) ticks.push(value);
    }
  }
  return ticks.length > MOST_TICKS ? ticks.filter((value) => Number.isInteger(Math.log10(value))) : ticks;
}
