import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';
import { quantile } from './report.mjs';
import { source } from './source.mjs';

const SAMPLES = 100_000;
/** Milliseconds for one damaged sample of some kilobytes: more is a hang in the making. */
const SLOW = 250;

/** Texts that grow, each in a way that has overwhelmed readers before. */
const GROWING = [
  { label: 'one long text', text: (/** @type {number} */ n) => `{"answer":"${'x'.repeat(n)}"}` },
  { label: 'escapes alone', text: (/** @type {number} */ n) => `{"answer":"${'\\n'.repeat(n / 2)}"}` },
  { label: 'open brackets', text: (/** @type {number} */ n) => '['.repeat(n) },
  { label: 'open objects', text: (/** @type {number} */ n) => '{"a":'.repeat(n / 5) },
  { label: 'a repeated member', text: (/** @type {number} */ n) => `{${'"answer":"a",'.repeat(n / 13)}"ret":0}` },
  { label: 'many messages', text: (/** @type {number} */ n) => `{"msg":[${'{"content":"a"},'.repeat(n / 16)}{}]}` },
  { label: 'one long number', text: (/** @type {number} */ n) => `{"confidence":1${'0'.repeat(n)}1}` },
  { label: 'half links', text: (/** @type {number} */ n) => `{"answer":"${"<a href='".repeat(n / 9)}"}` },
  { label: 'half markup', text: (/** @type {number} */ n) => '<'.repeat(n) },
  { label: 'white space', text: (/** @type {number} */ n) => `${' '.repeat(n)}{` },
];

/**
 * The reader of replies under fire: damaged samples, none of which may throw or take long, and texts that grow, for which
 * the time may grow no faster than they do.
 */
export async function fuzz() {
  /** @type {typeof import('../../src/answer/mutations.ts')} */
  const { damaged, randomFrom } = await source('src/answer/mutations.ts');
  /** @type {typeof import('../../src/answer/read.ts')} */
  const { READ_AT_ONCE, readLargeResponse, readResponse } = await source('src/answer/read.ts');
  /** @type {typeof import('../../src/answer/findings.ts')} */
  const { diagnose } = await source('src/answer/findings.ts');
  /** @type {typeof import('../../src/answer/prettyRows.ts')} */
  const { prettyRows } = await source('src/answer/prettyRows.ts');

  // As the console reads: a large body keeps a part of its nodes and is not laid out as a whole.
  /** @param {Uint8Array} bytes */
  const readingOf = (bytes) => {
    if (bytes.length <= READ_AT_ONCE) return readResponse({ status: 200, bytes });
    const steps = readLargeResponse({ status: 200, bytes });
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  /** @param {Uint8Array} bytes */
  const read = (bytes) => {
    const before = performance.now();
    const reading = readingOf(bytes);
    const findings = diagnose({ reading, http: { status: 200 }, sent: SENT });
    if (bytes.length <= READ_AT_ONCE) prettyRows(reading.json?.root);
    return { took: performance.now() - before, findings: findings.length };
  };

  const folder = join(ROOT, 'src', 'answer', 'fixtures');
  const samples = readdirSync(folder)
    .filter((name) => /^\d\d-/.test(name))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))).subarray(0, 8_000));
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
  const random = randomFrom(seed);
  const times = [];
  let thrown = 0;
  let findings = 0;
  for (let i = 0; i < SAMPLES; i++) {
    const bytes = damaged(samples, random);
    try {
      const result = read(bytes);
      times.push(result.took);
      findings += result.findings;
    } catch (error) {
      thrown++;
      console.error(`seed ${seed}, sample ${i}: ${String(error)}`);
      console.error(Buffer.from(bytes).toString('base64').slice(0, 2_000));
      process.exitCode = 1;
    }
  }
  const slow = times.filter((took) => took > SLOW).length;
  return [
    { what: 'damaged samples read', value: SAMPLES, unit: '', note: `seed ${seed}, ${findings} findings` },
    { what: 'that threw', value: thrown, unit: '' },
    { what: `that took over ${SLOW} ms`, value: slow, unit: '' },
    { what: 'one sample, 99.9 %', value: quantile(times, 0.999), unit: 'ms' },
    { what: 'one sample, longest', value: times.reduce((most, took) => Math.max(most, took), 0), unit: 'ms' },
    ...GROWING.map(({ label, text }) => growth(label, text, (bytes) => read(bytes).took)),
  ];
}

const SENT = /** @type {const} */ ({
  api: 'dictmsg',
  username: 'u',
  msg: '你好张三',
  encoding: 'form',
  otherTokens: ['t'],
  vocabularies: [{ name: '联系人', words: ['张三', '', '李四'] }],
});

/**
 * How many times longer an eight times longer text takes; 8 is linear.
 * @param {string} label
 * @param {(length: number) => string} text
 * @param {(bytes: Uint8Array) => number} time
 */
function growth(label, text, time) {
  /** @param {number} length */
  const best = (length) => {
    const bytes = new TextEncoder().encode(text(length));
    return Math.min(time(bytes), time(bytes), time(bytes));
  };
  const short = best(500_000);
  const long = best(4_000_000);
  return { what: `8 x ${label}`, value: long / short, unit: 'x', note: `${long.toFixed(1)} ms at 4 MB; 8 is linear` };
}
