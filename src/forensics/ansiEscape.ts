/** Escapes inside `$'…'` (bash manual section 3.1.2.4). */

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
};

/**
 * What the backslash at an offset and the units behind it stand for, and how many units that are. A code beyond Unicode
 * is U+FFFD; an escape that is none loses its backslash. Never throws.
 */
export function ansiEscapeAt(text: string, at: number): { stands: string; length: number } {
  const coded = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))/y;
  coded.lastIndex = at;
  const match = coded.exec(text);
  if (match) {
    const code = match[4] ? Number.parseInt(match[4], 8) : Number.parseInt(match[1] ?? match[2] ?? match[3]!, 16);
    return { stands: code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', length: match[0].length };
  }
  const char = text[at + 1] ?? '';
  return { stands: NAMED[char] ?? char, length: 2 };
}
