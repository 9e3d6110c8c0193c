/** Many byte strings looked for at once, in one pass over the content (Wu and Manber, blocks of two bytes). */

export interface Needle<About> {
  /** At least two bytes. */
  bytes: Uint8Array;
  about: About;
}

export interface Found<About> {
  about: About;
  start: number;
  end: number;
}

/** Builds the search once for any number of contents. Every occurrence is found, overlapping ones too, by start. */
export function searchFor<About>(needles: readonly Needle<About>[]): (content: Uint8Array) => Found<About>[] {
  const shortest = needles.reduce((least, { bytes }) => Math.min(least, bytes.length), Infinity);
  if (needles.length === 0) return () => [];
  // How far the window may move when it ends in a block: to the block's last place in the head of any needle.
  const shifts = new Uint8Array(0x1_0000).fill(Math.min(255, shortest - 1));
  const ending = new Map<number, Needle<About>[]>();
  for (const needle of needles) {
    for (let i = 1; i < shortest; i++) {
      const block = blockAt(needle.bytes, i);
      shifts[block] = Math.min(shifts[block]!, shortest - 1 - i);
    }
    const last = blockAt(needle.bytes, shortest - 1);
    const others = ending.get(last);
    if (others) others.push(needle);
    else ending.set(last, [needle]);
  }
  return (content) => {
    const found: Found<About>[] = [];
    for (let i = shortest - 1; i < content.length;) {
      const block = blockAt(content, i);
      const shift = shifts[block]!;
      if (shift === 0) {
        const start = i - shortest + 1;
        for (const { bytes, about } of ending.get(block)!)
          if (startsWith(content, start, bytes)) found.push({ about, start, end: start + bytes.length });
      }
      i += shift || 1;
    }
    return found;
  };
}

function blockAt(bytes: Uint8Array, end: number): number {
  return (bytes[end - 1]! << 8) | bytes[end]!;
}

function startsWith(content: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i++) if (content[at + i] !== needle[i]) return false;
  return true;
}
