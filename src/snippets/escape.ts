/** What the quoting functions of the languages share. */

/**
 * Characters that are written as an escape in every language: controls, halves of surrogate pairs, and what is
 * invisible, breaks lines or turns the direction of the text around it, so that a program reads as it runs
 * (Unicode Technical Report 36, section 2.10; ECMA-262 counts U+2028 and U+2029 as line ends).
 */
const AWKWARD =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/u;

export interface EscapeRules {
  /** Characters with an escape of their own, the quote and the escape character among them. */
  named: Readonly<Record<string, string>>;
  /** The escape of any other awkward character, given its code point: 0 to 0x10ffff, half pairs included. */
  code: (codePoint: number) => string;
}

/** The inside of a string literal under a language's rules. Linear in the text. */
export function escapeText(text: string, { named, code }: EscapeRules): string {
  let escaped = '';
  for (const char of text) {
    if (Object.hasOwn(named, char)) escaped += named[char];
    else escaped += AWKWARD.test(char) ? code(char.codePointAt(0)!) : char;
  }
  return escaped;
}

/** Lower-case hex digits of a number, padded with zeros. */
export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** `\u` escapes of the UTF-16 units of a code point: two of them above U+FFFF. */
export function utf16Escapes(codePoint: number): string {
  const char = String.fromCodePoint(codePoint);
  return Array.from({ length: char.length }, (_, i) => `\\u${hex(char.charCodeAt(i), 4)}`).join('');
}

/** A text as a JSON string (RFC 8259 section 7), awkward characters escaped. */
export function jsonString(text: string): string {
  return `"${escapeText(text, JSON_RULES)}"`;
}

const JSON_RULES: EscapeRules = {
  named: { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: utf16Escapes,
};

/**
 * A valid JSON text with its awkward characters escaped. Outside of strings only white space can be awkward, and it
 * stays; inside of strings an escape means the same.
 */
export function visibleJson(json: string): string {
  return escapeText(json, { named: { '\n': '\n', '\r': '\r', '\t': '\t' }, code: utf16Escapes });
}

/** Code points with U+FFFD for the halves of pairs, which UTF-8 cannot hold, as the Encoding Standard has it. */
export function scalar(codePoint: number): number {
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint;
}
