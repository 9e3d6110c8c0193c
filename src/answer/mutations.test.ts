import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BodyIndex } from './bodyIndex.ts';
import { diagnose } from './findings.ts';
import { damaged, randomFrom } from './mutations.ts';
import { nodeAt } from './pointer.ts';
import { prettyRows } from './prettyRows.ts';
import { readLargeResponse, readResponse } from './read.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const samples = readdirSync(FIXTURES)
  .filter((name) => /^\d\d-/.test(name))
  .map((name) => new Uint8Array(readFileSync(new URL(name, FIXTURES))).subarray(0, 6_000));

const SENT = { api: 'dictmsg', username: 'u', msg: '你好张三', encoding: 'form', otherTokens: ['t'] } as const;

test('a damaged reply is read and judged, and every finding rests on something that is there', () => {
  const random = randomFrom(20_190_917);
  const nowhere: string[] = [];
  for (let i = 0; i < 1_500; i++) {
    const bytes = damaged(samples, random);
    const reading = readResponse({ status: i % 7 === 0 ? 502 : 200, bytes });
    const sent = { ...SENT, vocabularies: [{ name: '联系人', words: ['张三', '', '李四'] }] };
    for (const { evidence } of diagnose({ reading, http: { status: reading.status }, sent })) {
      for (const ref of evidence) {
        if (ref.kind === 'response' && !nodeAt(reading.json?.root, ref.pointer)) nowhere.push(ref.pointer);
      }
    }
    prettyRows(reading.json?.root);
  }
  expect(nowhere).toEqual([]);
});

test('a large reader judges a damaged reply as the small one does', () => {
  const random = randomFrom(42);
  for (let i = 0; i < 300; i++) {
    const bytes = damaged(samples, random);
    const steps = readLargeResponse({ status: 200, bytes });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { verdict, reason, envelope, failure, json } = readResponse({ status: 200, bytes });
    expect(step.value).toMatchObject({ verdict, reason, envelope });
    expect(step.value.failure).toEqual(failure);
    expect(step.value.json?.problem).toEqual(json?.problem);
    const index = new BodyIndex(bytes);
    index.scan(Infinity);
    expect(index.state).toBe('finished');
  }
});

test('the same seed damages in the same way', () => {
  expect(damaged(samples, randomFrom(7))).toEqual(damaged(samples, randomFrom(7)));
});
