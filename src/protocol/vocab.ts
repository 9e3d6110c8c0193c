/** Real-time dictionaries: `svrinfo.real_time_slot_candidates` of `/openapi/dictmsg` (protocol.md section 3). */
import { isRecord } from './plainJson.ts';

/** A dictionary of the bot (词典) and the words that count as its entries for one request. */
export interface Vocabulary {
  name: string;
  words: readonly string[];
}

export type VocabularyIssueCode =
  | 'not_json'
  | 'not_object'
  | 'not_array'
  | 'not_string'
  | 'empty_name'
  | 'duplicate_name'
  | 'empty_word'
  | 'duplicate_word'
  | 'spaced_word';

export interface VocabularyIssue {
  code: VocabularyIssueCode;
  severity: 'error' | 'warning';
  /** Name of the vocabulary concerned. */
  name?: string;
  /** Index of the vocabulary among all. */
  index?: number;
  /** Index of the word in its vocabulary. */
  word?: number;
  /** How many words share the issue, where they are counted and not listed. */
  count?: number;
  /** Where the JSON breaks, as the engine words it. */
  reason?: string;
  /** The same place, where it was looked for: line and column from 1, and the text from there on. */
  line?: number;
  column?: number;
  near?: string;
}

/**
 * JSON text of `real_time_slot_candidates`. Written member by member, so that names such as `__proto__` or `1` keep
 * their place and nothing is merged.
 */
export function candidatesJson(vocabularies: readonly Vocabulary[], indent = 0): string {
  if (indent === 0) {
    return `{${vocabularies.map(({ name, words }) => `${JSON.stringify(name)}:${JSON.stringify(words)}`).join(',')}}`;
  }
  if (vocabularies.length === 0) return '{}';
  const pad = ' '.repeat(indent);
  const members = vocabularies.map(({ name, words }) => {
    const list = JSON.stringify(words, null, indent).replaceAll('\n', `\n${pad}`);
    return `${pad}${JSON.stringify(name)}: ${list}`;
  });
  return `{\n${members.join(',\n')}\n}`;
}

export type ParsedVocabularies =
  { ok: true; vocabularies: Vocabulary[] } | { ok: false; issues: readonly [VocabularyIssue, ...VocabularyIssue[]] };

/**
 * Reads the JSON view: an object of arrays of strings, bare or wrapped in `real_time_slot_candidates` or `svrinfo`.
 * Member order is the text's. Names are read by a reviver-free second look because `JSON.parse` would drop a repeated
 * one; a repeated name is an issue, never a silent loss.
 */
export function parseCandidates(text: string): ParsedVocabularies {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return failed({ code: 'not_json', severity: 'error', reason: error instanceof Error ? error.message : '' });
  }
  const candidates = unwrap(parsed);
  if (!isRecord(candidates)) return failed({ code: 'not_object', severity: 'error' });

  const { names, issues } = namesOf(text, candidates);
  const vocabularies = names.map((name, index): Vocabulary => {
    const words = candidates[name];
    if (!Array.isArray(words)) {
      issues.push({ code: 'not_array', severity: 'error', name, index });
      return { name, words: [] };
    }
    const word = words.findIndex((candidate) => typeof candidate !== 'string');
    if (word >= 0) issues.push({ code: 'not_string', severity: 'error', name, index, word });
    return { name, words: words as string[] };
  });
  const [first, ...rest] = issues;
  return first ? failed(first, ...rest) : { ok: true, vocabularies };
}

function failed(first: VocabularyIssue, ...rest: VocabularyIssue[]): ParsedVocabularies {
  return { ok: false, issues: [first, ...rest] };
}

function unwrap(value: unknown): unknown {
  let inner = value;
  for (const key of ['svrinfo', 'real_time_slot_candidates']) {
    if (isRecord(inner) && Object.keys(inner).length === 1 && isRecord(inner[key])) inner = inner[key];
  }
  return inner;
}

// In valid JSON a name followed by ":" and "[" can only be a member holding an array: exactly our vocabularies. An object
// would bring names such as "1" first; the text has them in order.
function namesOf(text: string, candidates: Record<string, unknown>): { names: string[]; issues: VocabularyIssue[] } {
  const seen = new Set<string>();
  const issues: VocabularyIssue[] = [];
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:\s*\[)?/gs)) {
    if (token[1] === undefined) continue;
    const name = JSON.parse(token[0].slice(0, -token[1].length)) as string;
    if (seen.has(name) && Object.hasOwn(candidates, name))
      issues.push({ code: 'duplicate_name', severity: 'error', name });
    seen.add(name);
  }
  const names = [...seen].filter((name) => Object.hasOwn(candidates, name));
  return { names: [...new Set([...names, ...Object.keys(candidates)])], issues };
}

/** What would be sent as it is but is probably not meant. Linear in the number of words. */
export function lintVocabularies(vocabularies: readonly Vocabulary[]): VocabularyIssue[] {
  const names = new Set<string>();
  return vocabularies.flatMap(({ name, words }, index) => {
    const issues: VocabularyIssue[] = [];
    if (name.trim() === '') issues.push({ code: 'empty_name', severity: 'error', name, index });
    else if (names.has(name)) issues.push({ code: 'duplicate_name', severity: 'error', name, index });
    names.add(name);
    const counts = { empty_word: 0, duplicate_word: 0, spaced_word: 0 };
    const seen = new Set<string>();
    for (const word of words) {
      if (word.trim() === '') counts.empty_word++;
      else if (seen.has(word)) counts.duplicate_word++;
      else if (word !== word.trim()) counts.spaced_word++;
      seen.add(word);
    }
    for (const code of ['empty_word', 'duplicate_word', 'spaced_word'] as const) {
      if (counts[code] > 0) issues.push({ code, severity: 'warning', name, index, count: counts[code] });
    }
    return issues;
  });
}
