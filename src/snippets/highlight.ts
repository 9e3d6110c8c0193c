/** Colour for the snippets' own languages: a tokenizer by one regular expression a language, not a parser. */
import type { SnippetLanguage } from './snippet.ts';

export type HighlightKind = 'plain' | 'keyword' | 'string' | 'number' | 'comment';

/** Neighbouring characters of one kind. */
export interface HighlightRun {
  text: string;
  kind: HighlightKind;
}

/**
 * A text as lines of runs. The runs' texts joined by line feeds give the text back, whatever it holds. Linear: every
 * alternative consumes what it has looked at.
 */
export function highlight(code: string, language: SnippetLanguage): HighlightRun[][] {
  const { pattern, keywords } = GRAMMARS[language];
  const lines: HighlightRun[][] = [[]];
  for (const match of code.matchAll(pattern)) {
    const kind = kindOf(match, keywords);
    match[0].split('\n').forEach((text, i) => {
      if (i > 0) lines.push([]);
      if (text !== '') append(lines.at(-1)!, text, kind);
    });
  }
  return lines;
}

function append(line: HighlightRun[], text: string, kind: HighlightKind): void {
  const last = line.at(-1);
  if (last?.kind === kind) last.text += text;
  else line.push({ text, kind });
}

// Numbered groups: objects of named ones cost more than the matching.
function kindOf([, comment, string, number, word]: RegExpExecArray, keywords: ReadonlySet<string>): HighlightKind {
  if (comment !== undefined) return 'comment';
  if (string !== undefined) return 'string';
  if (number !== undefined) return 'number';
  return word !== undefined && keywords.has(word) ? 'keyword' : 'plain';
}

// A run of what begins no token of any language.
const PUNCTUATION = '[^\\p{L}\\p{N}_"\'`/#]+';

interface Grammar {
  pattern: RegExp;
  keywords: ReadonlySet<string>;
}

function grammar(comments: readonly string[], strings: readonly string[], keywords: string): Grammar {
  const comment = comments.length === 0 ? '(?!)' : comments.join('|');
  const source = `(${comment})|(${strings.join('|')})|(\\b\\d[\\w.]*)|([\\p{L}_][\\p{L}\\p{N}_]*)|${PUNCTUATION}|[^]`;
  return { pattern: new RegExp(source, 'gu'), keywords: new Set(keywords.split(' ')) };
}

const SLASHES = '//[^\\n]*';
const BLOCK = '/\\*[^]*?(?:\\*/|$)';
// After white space or at the start of a line only: `$#` and `a#b` are no comments in a shell.
const SHELL_HASH = '(?<![^\\s;])#[^\\n]*';
const HASH = '#[^\\n]*';
const DOUBLE = '"(?:[^"\\\\\\n]|\\\\[^])*"?';
const SINGLE = "'(?:[^'\\\\\\n]|\\\\[^])*'?";
const BACKTICK = '`(?:[^`\\\\]|\\\\[^])*`?';
const RAW_SINGLE = "'[^']*'?";
const RAW_BACKTICK = '`[^`]*`?';
const SHELL_DOUBLE = '"(?:[^"\\\\]|\\\\[^])*"?';

const SCRIPT_WORDS =
  'async await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof let new null of return switch this throw true try typeof undefined var void while yield';

const JAVASCRIPT = grammar([SLASHES, BLOCK], [DOUBLE, SINGLE, BACKTICK], SCRIPT_WORDS);

const GRAMMARS: Readonly<Record<SnippetLanguage, Grammar>> = {
  shell: grammar(
    [SHELL_HASH],
    [SHELL_DOUBLE, RAW_SINGLE],
    'case do done elif else esac export fi for function if in local return set then while curl printf openssl',
  ),
  javascript: JAVASCRIPT,
  typescript: grammar(
    [SLASHES, BLOCK],
    [DOUBLE, SINGLE, BACKTICK],
    `${SCRIPT_WORDS} any as boolean enum implements interface keyof number readonly satisfies string type unknown`,
  ),
  python: grammar(
    [HASH],
    [DOUBLE, SINGLE],
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield',
  ),
  go: grammar(
    [SLASHES, BLOCK],
    [DOUBLE, SINGLE, RAW_BACKTICK],
    'any break byte case chan const continue default defer else error fallthrough false for func go goto if import int interface map nil package range return select string struct switch true type uint32 var',
  ),
  java: grammar(
    [SLASHES, BLOCK],
    [DOUBLE, SINGLE],
    'abstract boolean break byte case catch char class const continue default do double else enum extends false final finally float for if implements import instanceof int interface long new null package private protected public return short static super switch this throw throws true try var void while',
  ),
  php: grammar(
    [SLASHES, BLOCK, HASH],
    [DOUBLE, SINGLE],
    'and array as break case catch class const continue default do echo else elseif exit false finally fn for foreach function if new null or php private protected public return static switch throw true try use while',
  ),
  csharp: grammar(
    [SLASHES, BLOCK],
    [DOUBLE, SINGLE],
    'as async await base bool break byte case catch char class const continue default do else enum false finally for foreach if in int interface is long namespace new null out private protected public readonly ref return static string switch this throw true try typeof using var void while',
  ),
  json: grammar([], [DOUBLE], 'true false null'),
  bru: grammar([SLASHES, BLOCK], [DOUBLE, SINGLE, BACKTICK], `${SCRIPT_WORDS} meta post headers body script`),
};
