import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { copiedText } from './copiedText.ts';
import { VocabularyDesk } from './desk.ts';
import { parseCandidates } from '#protocol/vocab.ts';
import { jsonOf, listOfLines, readVocabularies, writeVocabularies, type NamedList } from './vocabularyFile.ts';
import { WordList } from './wordList.ts';

const FORMATS = ['csv', 'tsv', 'txt', 'json', 'xlsx'] as const;
const RUNS = { numRuns: 60 };

/** What has gone wrong in somebody's tool: quotes, separators, formulas, names of objects, direction, width, size. */
const PIECES = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '|',
  '\\',
  '\\n',
  '=1+1',
  '+86',
  '-1',
  '@sum',
  '%',
  '__proto__',
  'constructor',
  'toString',
  'vocabulary,word',
  'word',
  '词条',
  'null',
  'TRUE',
  '007',
  '9007199254740993',
  '1e3',
  '2026-11-25',
  '😀',
  '👨‍👩‍👧',
  '\u202e左\u2066',
  '\u200b',
  '\ufeff',
  '\ufffd',
  '\u0007',
  '\u001b',
  '\u0085',
  '\u2028',
  '\ufdd0',
  'ＡＢ１２，＂',
  '\u3000',
  ' ',
  '&lt;',
  '<b>',
  ']]>',
  '_x0041_',
  '{"a":["b"]}',
  '[',
  '长'.repeat(10_000),
] as const;
const BREAKS = ['\n', '\r', '\r\n', '\t', '\ud83d', '\ude00', '\0', ''] as const;

const wordOf = (pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join(''));
const anyWord = wordOf([...PIECES, ...BREAKS]);
const lineWord = wordOf(PIECES)
  .map((word) => word.replaceAll(/[\r\n\t]/g, ''))
  .filter((word) => word !== '');

const plain = (all: readonly NamedList[]) => all.map(({ name, list }) => ({ name, words: list.words() }));

async function through(format: (typeof FORMATS)[number], vocabularies: readonly NamedList[]) {
  const written = await writeVocabularies(vocabularies, format);
  if (!written.ok) return written.problem.code;
  const read = await readVocabularies(new Uint8Array(await written.content.arrayBuffer()), `名.${format}`);
  return read.ok ? plain(read.vocabularies) : read.problem;
}

it('text to table to JSON to file to table gives the same words, for every kind of file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(lineWord, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('\n', '\r\n', '\r', '\t'),
      async (words, end) => {
        // A mark at the very start belongs to the text and not to its first word.
        const table = listOfLines('名', utf8(`\ufeff${words.join(end)}`));
        expect(table.list.words()).toEqual(words);
        const parsed = parseCandidates(`{"名":[${new TextDecoder().decode(jsonOf(table.list))}]}`);
        expect(parsed).toEqual({ ok: true, vocabularies: [{ name: '名', words }] });
        const fromJson = { name: '名', list: WordList.of(words) };
        for (const format of FORMATS) expect(await through(format, [fromJson])).toEqual([{ name: '名', words }]);
      },
    ),
    RUNS,
  );
});

it('words that are copied and pasted are the same words', () => {
  const words = fc
    .array(
      anyWord.filter((word) => word !== ''),
      { minLength: 1, maxLength: 6 },
    )
    // A mark at the very start is the text's own. Lines that look like a quoted cell are taken for one, as a spreadsheet's are.
    .filter((all) => all.some((word) => /[\r\n\t]/.test(word)) || !all.some((word) => word.startsWith('"')))
    .filter(([first]) => !first!.startsWith('\ufeff'));
  fc.assert(
    fc.property(words, (all) => {
      const desk = new VocabularyDesk();
      desk.put('a', { kind: 'words', words: [] });
      desk.edit('a', { kind: 'paste', row: 0, text: copiedText(all) });
      expect(desk.words('a', 0, Infinity)).toEqual(all);
    }),
    RUNS,
  );
});

describe('several vocabularies of any words come back as they were, or the file says what it cannot hold', () => {
  it.each(FORMATS)('%s', async (format) => {
    const named = fc.uniqueArray(fc.tuple(anyWord, fc.array(anyWord, { maxLength: 5 })), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(named, async (all) => {
        fc.pre(all.some(([, words]) => words.length > 0));
        // Lines are named as their file.
        const vocabularies = all.map(([name, words]) => ({
          name: format === 'txt' ? '名' : name,
          list: WordList.of(words),
        }));
        const result = await through(format, vocabularies);
        const refusal = refusalOf(format, all);
        expect(result).toEqual(refusal ?? plain(vocabularies));
      }),
      RUNS,
    );
  });
});

/** What a kind of file cannot hold of these, stated without looking at how it is written. */
function refusalOf(format: (typeof FORMATS)[number], all: readonly [name: string, words: string[]][]) {
  const texts = all.flatMap(([name, words]) => [name, ...words]);
  switch (format) {
    case 'json':
      return undefined;
    case 'txt': {
      const [[, words]] = all as [[string, string[]]];
      if (all.length > 1 || words.some((word) => word === '' || /[\r\n\t]/.test(word))) return 'not_lines';
      return words.some((word) => !isWellFormed(word)) ? 'half_pairs' : undefined;
    }
    case 'csv':
    case 'tsv':
      return texts.some((text) => !isWellFormed(text)) ? 'half_pairs' : undefined;
    case 'xlsx':
      return all.some(([name, words]) => words.includes('') || (name === '' && words.length === 0))
        ? 'empty_words'
        : undefined;
  }
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
