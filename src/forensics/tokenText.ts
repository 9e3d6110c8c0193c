/** A token's text with what surrounds it or has crept into it taken away, one mistake at a time. */
import { proven, type Finding } from './types.ts';
import { tokenStart, type ValueContext } from './values.ts';

export interface TokenText {
  /** Header, payload and signature as they stand; fewer when dots are missing. */
  segments: readonly string[];
  findings: Finding[];
  /** Whether an ellipsis says that the text was cut when it was shown. */
  end: 'whole' | 'elided';
}

/**
 * Takes the mistakes of the surroundings off a token.
 * @param context in a field every character counts; in a bare paste the white space and quotes around it are the editor's.
 */
export function readTokenText(value: string, context: ValueContext): TokenText {
  const findings: Finding[] = [];
  let text = context === 'bare' ? value.trim() : value;
  const quotes = /^(\s*)(["'`])([\s\S]*)\2(\s*)$/.exec(text);
  if (quotes) {
    text = quotes[3]!;
    if (context === 'field') findings.push(proven('token_quoted', { quote: quotes[2]! }));
  }
  const start = Math.max(0, tokenStart(text.slice(0, 4096)));
  const prefix = text.slice(0, start);
  if (prefix.trim() !== '')
    findings.push(proven('token_prefix', { prefix: prefix.slice(0, 80), length: prefix.length }));
  const blanksBefore = prefix.trim() === '' ? prefix : '';
  const rest = text.slice(start);
  const { text: joined, removed } = withoutBlanks(rest);
  if (removed + blanksBefore.length > 0) {
    findings.push(proven('token_line_wrapped', { characters: removed + blanksBefore.length, lines: lineCount(rest) }));
  }
  const elided = /(?:\.{3,}|…)$/.exec(joined);
  const whole = elided ? joined.slice(0, elided.index) : joined;
  return { segments: whole.split('.'), findings, end: elided ? 'elided' : 'whole' };
}

// A space inside the last part may be the "+" of standard base64 after a form parser: then a full signature results.
function withoutBlanks(text: string): { text: string; removed: number } {
  const dot = text.lastIndexOf('.');
  const signature = text.slice(dot + 1);
  const restored = signature.replaceAll(' ', '+');
  const isFull =
    signature.includes(' ') && /^(?:[A-Za-z0-9+/]{43}=?|[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{86}(?:==)?)$/.test(restored);
  const source = isFull ? text.slice(0, dot + 1) + restored : text;
  const joined = source.replaceAll(/\s|\\[rn]/g, '');
  return { text: joined, removed: text.length - joined.length };
}

function lineCount(text: string): number {
  return text.split(/\r?\n|\\n/).length;
}
