/** Pure helpers that turn prepared bytes into what is drawn. */
import type { FrameField } from '#protocol/msgCrypt.ts';

/** One line of a hex dump. */
export interface HexRow {
  /** Offset of the first byte. */
  offset: number;
  bytes: readonly HexCell[];
}

export interface HexCell {
  value: number;
  field: FrameField['name'];
  /** What the byte reads as: a character at its first byte, nothing at its others. */
  text: string;
  /** How many bytes the character takes; 0 for its continuation bytes. */
  span: number;
}

/** The first bytes of a frame as rows of a hex dump; only what is shown is built. */
export function hexRows(frame: Uint8Array, fields: readonly FrameField[], bytes: number, columns: number): HexRow[] {
  const end = Math.min(frame.length, bytes);
  const cells = hexCells(frame, fields, end);
  return Array.from({ length: Math.ceil(end / columns) }, (_, row) => ({
    offset: row * columns,
    bytes: cells.slice(row * columns, (row + 1) * columns),
  }));
}

function hexCells(frame: Uint8Array, fields: readonly FrameField[], end: number): HexCell[] {
  const cells: HexCell[] = [];
  for (const { name, start, end: fieldEnd } of fields) {
    for (let at = start; at < Math.min(fieldEnd, end);) {
      const { text, length } = readAt(frame, at, fieldEnd, name);
      for (let i = 0; i < length && at + i < end; i++) {
        cells.push({ value: frame[at + i]!, field: name, text: i === 0 ? text : '', span: i === 0 ? length : 0 });
      }
      at += length;
    }
  }
  return cells;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const UNREADABLE = { text: '·', length: 1 };
/** Takes room of its own on the line: no control, no mark that joins its neighbour, nothing unassigned. */
const DRAWN = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;

function readAt(frame: Uint8Array, at: number, end: number, name: FrameField['name']) {
  const lead = frame[at]!;
  if (name === 'length' || name === 'padding') return UNREADABLE;
  if (lead < 0x80) return lead >= 0x20 && lead < 0x7f ? { text: String.fromCharCode(lead), length: 1 } : UNREADABLE;
  // Random bytes that happen to be a character of some script are none.
  if (name === 'random') return UNREADABLE;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  try {
    const text = UTF8.decode(frame.subarray(at, Math.min(at + length, end)));
    return { text: DRAWN.test(text) ? text : '·', length };
  } catch {
    return UNREADABLE;
  }
}

/** Two hex digits. */
export function hexByte(value: number): string {
  return value.toString(16).padStart(2, '0');
}

/** Ticks of a ruler over `total` bytes: whole blocks of 32, at most a handful. */
export function rulerTicks(total: number): number[] {
  const blocks = total / 32;
  // Long numbers stand further apart.
  const step = 32 * Math.max(1, Math.ceil(blocks / (total < 100_000 ? 6 : 4)));
  const ticks: number[] = [];
  for (let at = step; at < total - step / 2; at += step) ticks.push(at);
  return ticks;
}

/** A text cut where it is shown for the first time. */
export const SHOWN_CHARACTERS = 4000;
