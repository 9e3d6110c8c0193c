/** Which stretches of the pasted text belong to which step. Pure. */
import type { Layer, LayerKind, TextRange } from '#forensics/types.ts';

/** A step of the list: one layer, or the request together with its address. */
export interface Step {
  number: number;
  layer: Layer;
  /** The address, shown with the request it belongs to. */
  url?: Layer;
}

export interface Mark extends TextRange {
  number: number;
  kind: LayerKind;
}

export interface Stretch {
  text: string;
  mark?: Mark;
}

/** Layers numbered from 1; a request and its address are one step. */
export function stepsOf(layers: readonly Layer[]): Step[] {
  const steps: Step[] = [];
  for (const layer of layers) {
    const last = steps.at(-1);
    if (layer.kind === 'url' && last?.layer.kind === 'request') last.url = layer;
    else steps.push({ number: steps.length + 1, layer });
  }
  return steps;
}

/** The marks in order of appearance. Where two overlap, the outer one ends where the inner one starts. */
export function marksOf(steps: readonly Step[]): Mark[] {
  const marks = steps
    .flatMap(({ number, layer, url }) => {
      const range = layer.range ?? url?.range;
      return range ? [{ number, kind: layer.kind, ...range }] : [];
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return marks
    .map((mark, i) => ({ ...mark, end: Math.min(mark.end, marks[i + 1]?.start ?? mark.end) }))
    .filter(({ start, end }) => end > start);
}

/** The whole text cut at the marks. */
export function stretchesOf(text: string, marks: readonly Mark[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) stretches.push({ text: text.slice(at, mark.start) });
    stretches.push({ text: text.slice(mark.start, mark.end), mark });
    at = mark.end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at) });
  return stretches;
}
