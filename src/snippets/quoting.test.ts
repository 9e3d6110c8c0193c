/** Literals are read back by readers written from each language's own rules, and by the engine where there is one. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csharpString } from './csharp.ts';
import { jsonString, visibleJson } from './escape.ts';
import { goString } from './go.ts';
import { javaString } from './java.ts';
import { jsString } from './javascript.ts';
import { phpString } from './php.ts';
import { pythonString } from './python.ts';

const HOSTILE_UNITS = [
  ...'\'"`\\$%{}#@!<>?*/-;&|()u0xnN7',
  '{{',
  '}}',
  '*/',
  '?>',
  '<?php',
  '${',
  '{$',
  '\\u000a',
  '\\N{DASH}',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\u0001',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u00ad',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u{e0041}',
  '\ud83d',
  '\ude00',
  '😀',
  '你',
  'é',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...HOSTILE_UNITS), maxLength: 40 }),
);

interface Language {
  name: string;
  quote: (text: string) => string;
  read: (literal: string) => string;
  /** Whether its strings can hold half of a surrogate pair. */
  halves: 'kept' | 'replaced';
}

const LANGUAGES: readonly Language[] = [
  {
    name: 'JavaScript',
    quote: jsString,
    // The engine is the judge of its own literals.
    read: (literal) => runInNewContext(literal) as string,
    halves: 'kept',
  },
  { name: 'JSON', quote: jsonString, read: (literal) => JSON.parse(literal) as string, halves: 'kept' },
  {
    name: 'Python',
    quote: pythonString,
    read: (literal) => readLiteral(literal, { u: 4, U: 8, x: 2, n: '\n', r: '\r', t: '\t' }),
    halves: 'kept',
  },
  {
    name: 'Go',
    quote: goString,
    read: (literal) => readLiteral(literal, { u: 4, U: 8, n: '\n', r: '\r', t: '\t' }),
    halves: 'replaced',
  },
  { name: 'Java', quote: javaString, read: readJava, halves: 'kept' },
  { name: 'PHP', quote: phpString, read: readPhp, halves: 'replaced' },
  {
    name: 'C#',
    quote: csharpString,
    read: (literal) => readLiteral(literal, { u: 4, n: '\n', r: '\r', t: '\t' }),
    halves: 'kept',
  },
];

test.each(LANGUAGES)('a literal of $name gives its text back', ({ quote, read, halves }) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(read(quote(text))).toBe(halves === 'kept' ? text : wellFormed(text));
    }),
    { numRuns: 1000 },
  );
});

test.each(LANGUAGES)('a literal of $name is one line without a character that hides or turns text', ({ quote }) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(quote(text)).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u,
      );
    }),
    { numRuns: 500 },
  );
});

test('escaping what hides in a JSON text does not change what it says', () => {
  fc.assert(
    fc.property(fc.json(), texts, (json, text) => {
      const whole = `{ "a":\n${json},\t"b": ${JSON.stringify(text)} }`;
      expect(JSON.parse(visibleJson(whole))).toEqual(JSON.parse(whole));
    }),
  );
});

function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

type Escapes = Readonly<Record<string, string | number>>;

// A literal between double quotes: a digit count reads that many hex digits, a text stands for itself.
function readLiteral(literal: string, escapes: Escapes): string {
  expect(literal.startsWith('"') && literal.endsWith('"')).toBe(true);
  const inside = literal.slice(1, -1);
  let text = '';
  for (let at = 0; at < inside.length; at++) {
    const char = inside[at]!;
    if (char === '"' || char === '\n' || char === '\r') throw new Error(`the literal ends at ${at}`);
    if (char !== '\\') {
      text += char;
      continue;
    }
    const name = inside[++at]!;
    const escape = escapes[name];
    if (typeof escape === 'number') {
      const digits = inside.slice(at + 1, at + 1 + escape);
      if (!/^[0-9a-f]+$/.test(digits) || digits.length !== escape) throw new Error(`bad escape at ${at}`);
      text += String.fromCodePoint(Number.parseInt(digits, 16));
      at += escape;
    } else if (escape !== undefined) text += escape;
    else if (name === '\\' || name === '"') text += name;
    else throw new Error(`unknown escape ${name}`);
  }
  return text;
}

// Unicode escapes first, over the whole source, where an even number of backslashes stands before (JLS section 3.3).
function readJava(literal: string): string {
  const translated = literal.replaceAll(/\\\\|\\u+([0-9a-f]{4})/g, (whole, digits?: string) =>
    digits === undefined ? whole : String.fromCharCode(Number.parseInt(digits, 16)),
  );
  const octal = translated.replaceAll(/\\\\|\\([0-7]{3})/g, (whole, digits?: string) =>
    digits === undefined ? whole : `\\u${Number.parseInt(digits, 8).toString(16).padStart(4, '0')}`,
  );
  return readLiteral(octal, { u: 4, n: '\n', r: '\r', t: '\t' });
}

function readPhp(literal: string): string {
  const inside = literal.slice(1, -1);
  if (/(?<!\\)(?:\\\\)*\$/.test(inside.replaceAll(/\\[^$]/g, ''))) throw new Error('a variable begins');
  const braced = inside.replaceAll(/\\\\|\\u\{([0-9a-f]+)\}/g, (whole, digits?: string) =>
    digits === undefined ? whole : `\\U${digits.padStart(8, '0')}`,
  );
  return readLiteral(`"${braced}"`, { U: 8, $: '$', n: '\n', r: '\r', t: '\t' });
}
