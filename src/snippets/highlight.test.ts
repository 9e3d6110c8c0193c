import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import type { SnippetLanguage } from './snippet.ts';

const LANGUAGES: readonly SnippetLanguage[] = [
  'shell',
  'javascript',
  'typescript',
  'python',
  'go',
  'java',
  'php',
  'csharp',
  'json',
  'bru',
];

const shown = (code: string, language: SnippetLanguage) =>
  highlight(code, language).map((line) =>
    line.map(({ text, kind }) => (kind === 'plain' ? text : `<${kind} ${text}>`)).join(''),
  );

test('keywords, strings, numbers and comments of a line', () => {
  expect(shown("const a = 'it\\'s' + 12; // done", 'javascript')).toEqual([
    "<keyword const> a = <string 'it\\'s'> + <number 12>; <comment // done>",
  ]);
});

test('a string of a shell runs over lines, and a hash inside a word begins no comment', () => {
  expect(shown("x='a\nb' c#d # e", 'shell')).toEqual(["x=<string 'a>", "<string b'> c#d <comment # e>"]);
});

test('a keyword inside a longer word is plain', () => {
  expect(shown('format = iffy', 'python')).toEqual(['format = iffy']);
});

test('nothing is lost or added, whatever the text', () => {
  const unit = fc.constantFrom("'", '"', '`', '\\', '\n', '/', '*', '#', '$', ' ', 'a', '1', '\u2028', '😀', '\ud800');
  fc.assert(
    fc.property(fc.string({ unit }), fc.constantFrom(...LANGUAGES), (code, language) => {
      const text = highlight(code, language)
        .map((line) => line.map((run) => run.text).join(''))
        .join('\n');
      expect(text).toBe(code);
    }),
    { numRuns: 500 },
  );
});

test.each(['"', "'", '`', '/*', '\\"', '# ', '1.', 'a"'])('a long run of %j is read in one pass', (piece) => {
  const code = piece.repeat(200_000 / piece.length);
  // A second pass for each of its characters would not end within the limit of a test.
  for (const language of LANGUAGES) {
    const [line = []] = highlight(code, language);
    expect(line.map(({ text }) => text).join('')).toBe(code);
  }
});
