/** GBK bytes of a text, for answers that are not UTF-8. The table is read out of the platform's own decoder. */

let table: ReadonlyMap<string, readonly [number, number]> | undefined;

/** ASCII as it is, what GBK knows as two bytes, `?` for the rest. */
export function gbkBytes(text: string): Uint8Array<ArrayBuffer> {
  table ??= readTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(pair[0], pair[1]);
    else bytes.push(0x3f);
  }
  return Uint8Array.from(bytes);
}

function readTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd') pairs.set(character, [lead, trail]);
    }
  }
  return pairs;
}
