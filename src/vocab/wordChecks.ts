/** What is suspicious in a word by itself, read from its bytes without making a string. */

/** Bits of a word's findings; several may be set. */
export const WORD_CHECKS = {
  /** Nothing, or nothing but white space. */
  blank: 1,
  /** White space at an end, or a full-width space anywhere. */
  spaces: 2,
  /** Zero-width and control characters, soft hyphens, marks of byte order, line separators, fillers that show nothing. */
  invisible: 4,
  /** Characters that turn the direction of writing. */
  bidi: 8,
  /** Full-width Latin letters and digits. */
  width: 16,
  /** Latin letters beside Cyrillic or Greek ones. */
  mixed: 32,
  /** More than {@link LONG_WORD} bytes. */
  long: 64,
  /** Half a surrogate pair. */
  half: 128,
} as const;

export type WordCheck = keyof typeof WORD_CHECKS;

/** Bytes from which a word is called long: the emulator looks for 64 characters at most, which CJK fills with these. */
const LONG_WORD = 192;

const LATIN = 1;
const LOOKALIKE = 2;

/** The bits of {@link WORD_CHECKS} for the word between two offsets. */
export function checkWord(bytes: Uint8Array, start: number, end: number): number {
  let bits = end - start > LONG_WORD ? WORD_CHECKS.long : 0;
  let scripts = 0;
  let printed = false;
  let spaceBefore = false;
  let previous = 0;
  for (let i = start; i < end;) {
    const lead = bytes[i]!;
    let code = lead;
    if (lead < 0x80) i += 1;
    else if (lead < 0xe0) {
      code = ((lead & 0x1f) << 6) | (bytes[i + 1]! & 0x3f);
      i += 2;
    } else if (lead < 0xf0) {
      code = ((lead & 0x0f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f);
      i += 3;
    } else {
      code = 0x1f300;
      i += 4;
    }
    // Nearly every word is made of these alone.
    if (code >= 0x4e00 && code <= 0x9fff) {
      printed = true;
      spaceBefore = false;
      previous = code;
      continue;
    }
    const space = isSpace(code);
    if (space && (!printed || code === 0x3000)) bits |= WORD_CHECKS.spaces;
    if (!space) {
      printed = true;
      bits |= characterBits(code, previous);
      scripts |= scriptOf(code);
    }
    spaceBefore = space;
    previous = code;
  }
  if (!printed) return WORD_CHECKS.blank;
  if (spaceBefore) bits |= WORD_CHECKS.spaces;
  return scripts === (LATIN | LOOKALIKE) ? bits | WORD_CHECKS.mixed : bits;
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  return code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f;
}

function characterBits(code: number, previous: number): number {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return WORD_CHECKS.invisible;
  if (code < 0x80) return 0;
  if (code >= 0xff10 && code <= 0xff5a) return isWide(code) ? WORD_CHECKS.width : 0;
  if (code >= 0xd800 && code <= 0xdfff) return WORD_CHECKS.half;
  if (isBidi(code)) return WORD_CHECKS.bidi;
  // The joiner holds composed emoji together.
  if (code === 0x200d) return previous >= 0x2190 ? 0 : WORD_CHECKS.invisible;
  return isInvisible(code) ? WORD_CHECKS.invisible : 0;
}

function isWide(code: number): boolean {
  return code <= 0xff19 || (code >= 0xff21 && code <= 0xff3a) || code >= 0xff41;
}

function isBidi(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x115f ||
    code === 0x1160 ||
    code === 0x180e ||
    code === 0x200b ||
    code === 0x200c ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0x206a && code <= 0x206f) ||
    code === 0x3164 ||
    code === 0xfeff ||
    code === 0xffa0 ||
    (code >= 0xfff9 && code <= 0xfffb)
  );
}

function scriptOf(code: number): number {
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LATIN;
  return code >= 0x370 && code <= 0x52f ? LOOKALIKE : 0;
}

/** Mends of a word's text by the finding they answer. Words that need none come back as they are. */
export const WORD_FIXES: Record<'spaces' | 'invisible' | 'bidi' | 'width' | 'mixed', (word: string) => string> = {
  spaces: (word) => word.replaceAll('\u3000', ' ').trim(),
  invisible: (word) =>
    word.replaceAll(
      /[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u115f\u1160\u180e\u200b\u200c\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\uffa0\ufeff\ufff9-\ufffb]|\u034f|(?<![\u2190-\uffff])\u200d/g,
      '',
    ),
  bidi: (word) => word.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''),
  width: (word) =>
    word.replaceAll(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    ),
  mixed: (word) => word.replaceAll(/[\u0370-\u052f]/g, (letter) => LOOKALIKES[letter] ?? letter),
};

/** Cyrillic and Greek letters that look like a Latin one. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  ['аa', 'еe', 'оo', 'рp', 'сc', 'уy', 'хx', 'іi', 'јj', 'ѕs', 'АA', 'ВB', 'ЕE', 'КK', 'МM', 'НH', 'ОO', 'РP', 'СC']
    .concat(['ТT', 'ХX', 'УY', 'ІI', 'ЅS', 'οo', 'νv', 'ΑA', 'ΒB', 'ΕE', 'ΖZ', 'ΗH', 'ΙI', 'ΚK', 'ΜM', 'ΝN', 'ΟO'])
    .concat(['ΡP', 'ΤT', 'ΥY', 'ΧX'])
    .map(([from, to]) => [from!, to!]),
);
