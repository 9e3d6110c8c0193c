import { describe, expect, test } from 'vitest';
import { readShell } from './shell.ts';

const words = (text: string) => readShell(text).commands.map((command) => command.words);

describe('words', () => {
  test.each<[string, string[][]]>([
    ['a b  c', [['a', 'b', 'c']]],
    [`a 'b c' "d e"`, [['a', 'b c', 'd e']]],
    [`a'b'"c"\\ d`, [['abc d']]],
    [`'a\\n' "a\\n" "\\$\\"\\\\\\\`"`, [['a\\n', 'a\\n', '$"\\`']]],
    [`$'a\\n\\'\\x41\\u4f60\\101\\\\'`, [["a\n'A你A\\"]]],
    ['a \\\n  b', [['a', 'b']]],
    ['a \\\r\n  b', [['a', 'b']]],
    [`a "b\\\nc"`, [['a', 'bc']]],
    [`a '' ""`, [['a', '', '']]],
    ['a b # c "\nd', [['a', 'b'], ['d']]],
    ['a#b', [['a#b']]],
    ['a; b && c || d & e', [['a'], ['b'], ['c'], ['d'], ['e']]],
    ['X=1 Y="2 3"\na $X "$Y" ${X}b \'$X\'', [['a', '1', '2 3', '1b', '$X']]],
    ['export X=1\na $X', [['a', '1']]],
    ['a > out.txt 2>&1 b', [['a', 'b']]],
    ['a 2>/dev/null', [['a']]],
    ['$ a b', [['a', 'b']]],
    ['a $(b) $1 $', [['a', '$(b)', '$1', '$']]],
    ["a 'it'\\''s'", [['a', "it's"]]],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('carets of cmd.exe are read as cmd.exe reads them', () => {
    expect(words('a ^"b c^" ^\r\n  -d ^"{\\^"q\\^":\\^"x%2B^^y\\^"}^"')).toEqual([
      ['a', 'b c', '-d', '{"q":"x%2B^y"}'],
    ]);
  });
});

describe('standard input', () => {
  test.each<[string, string]>([
    ['echo a b | c', 'a b\n'],
    ['echo -n a | c', 'a'],
    ["printf '%s' 'a b' | c", 'a b'],
    ["printf 'a\\n' | c", 'a\n'],
    ['c <<< "a b"', 'a b\n'],
    ["c -d @- <<'EOF'\na\n b\nEOF\nd", 'a\n b\n'],
    ['c <<E -x y\na\nE', 'a\n'],
  ])('%j', (text, stdin) => {
    expect(readShell(text).commands.find(({ words: [name] }) => name === 'c')?.stdin).toBe(stdin);
  });
});

test.each(["a 'b", 'a "b', "a $'b", 'a "b\\'])(
  'an open quote is a value, and the words so far are kept: %j',
  (text) => {
    const { commands, problem } = readShell(text);
    expect(problem).toBe('unbalanced_quote');
    expect(commands[0]!.words[0]).toBe('a');
  },
);

test('variables that are not set stay as written and are named', () => {
  expect(readShell('a "$X" ${Y} $X')).toEqual({
    commands: [{ words: ['a', '$X', '${Y}', '$X'] }],
    unsetVariables: ['X', 'Y'],
  });
});
