import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { compareDocuments, folded, type DocumentComparison } from './compare.ts';
import { changesBeyondMeaning, compareReplies } from './compareReplies.ts';

const REPLY = {
  ret: 0,
  answer: '你好呀!',
  status: 'FAQ',
  confidence: 1,
  bid_stat: { curr_time: '20190515-18:07:37', latest_valid: true, up_ret: 0, err_msg: '' },
  msg: [{ content: '你好呀!', status: 'FAQ' }],
  rid: 'e41a06d3',
};

const compare = (a: unknown, b: unknown) =>
  compareReplies({ status: 200, bytes: utf8(JSON.stringify(a)) }, { status: 200, bytes: utf8(JSON.stringify(b)) });

const shown = ({ pairs }: DocumentComparison, side: 'a' | 'b') =>
  pairs.flatMap((pair) => {
    const line = side in pair ? (pair as Record<'a' | 'b', { line: number }>)[side] : undefined;
    return line ? [line.line] : [];
  });

describe('two replies', () => {
  it('are told apart by meaning first', () => {
    const stale = { ...REPLY.bid_stat, latest_valid: false, up_ret: -1, err_msg: 'slot does not exist!' };
    expect(compare(REPLY, { ...REPLY, bid_stat: stale, rid: 'x' })).toMatchObject({
      verdict: 'version',
      counts: { changed: 3, ignored: 1 },
      changes: [
        { pointer: '/bid_stat/latest_valid', a: 'true', b: 'false' },
        { pointer: '/bid_stat/up_ret', a: '0', b: '-1' },
        { pointer: '/bid_stat/err_msg', a: '""', b: '"slot does not exist!"' },
      ],
    });
    expect(compare(REPLY, REPLY).verdict).toBe('identical');
    expect(compare(REPLY, { ...REPLY, rid: 'other' }).verdict).toBe('same');
    expect(compare(REPLY, { ...REPLY, extra: 1 }).verdict).toBe('details');
    expect(compare(REPLY, { ...REPLY, confidence: 0.7 }).verdict).toBe('meaning');
    expect(compare(REPLY, { ...REPLY, answer: '再见', confidence: 0.7 }).verdict).toBe('answer');
    expect(compare(REPLY, { errcode: 1005, errmsg: 'x' }).verdict).toBe('outcome');
  });

  it('name what changed beside the meaning once only', () => {
    const other = { ...REPLY, answer: '再见', msg: [{ content: '再见', status: 'FAQ' }], skill_id: '7' };
    const compared = compare(REPLY, other);
    expect(compared.meaning.filter(({ changed }) => changed)).toMatchObject([
      { field: 'answer', a: '你好呀!', b: '再见' },
    ]);
    expect(changesBeyondMeaning(compared)).toEqual([{ pointer: '/skill_id', b: '"7"' }]);
  });

  it('keep integers beyond 2^53 apart', () => {
    const [a, b] = ['{"ans_node_id":9007199254740993}', '{"ans_node_id":9007199254740992}'];
    expect(compareDocuments(a, b).changes).toEqual([
      { pointer: '/ans_node_id', a: '9007199254740993', b: '9007199254740992' },
    ]);
  });
});

describe('lines', () => {
  it('of an item put in front stand for themselves, the others stay together', () => {
    const items = Array.from({ length: 5 }, (_, i) => ({ id: i, title: `t${i}` }));
    const { counts, changes } = compareDocuments(
      JSON.stringify(items),
      JSON.stringify([{ id: 9, title: 'new' }, ...items]),
    );
    expect(counts).toMatchObject({ changed: 2, same: 10 });
    expect(changes.every(({ a }) => a === undefined)).toBe(true);
  });

  it('of both documents are all there, in order, whatever the documents are', () => {
    const texts = fc.oneof(fc.json({ maxDepth: 3 }), fc.string());
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const compared = compareDocuments(a, b);
        for (const side of ['a', 'b'] as const) {
          const lines = shown(compared, side);
          expect(lines).toEqual(lines.map((_, i) => i + 1));
        }
        expect(compareDocuments(a, a).counts).toMatchObject({ changed: 0, ignored: 0 });
      }),
      { numRuns: 100 },
    );
  });

  it('far from any difference can be folded', () => {
    const numbers = Array.from({ length: 50 }, (_, i) => i);
    const { pairs } = compareDocuments(JSON.stringify(numbers), JSON.stringify(numbers.with(25, -1)));
    expect(folded(pairs, 2).map((pair) => (pair.kind === 'folded' ? pair.lines : pair.kind))).toEqual([
      24,
      'same',
      'same',
      'changed',
      'same',
      'same',
      23,
    ]);
  });

  it('of documents with nothing in common are compared all the same', () => {
    const list = (word: string) => JSON.stringify(Array.from({ length: 4000 }, (_, i) => `${word}${i}`));
    expect(compareDocuments(list('a'), list('b')).counts).toEqual({ changed: 4000, same: 0, ignored: 0 });
  });
});
