import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';
import { median } from './report.mjs';
import { source } from './source.mjs';

const RUNS = 5;
const now = 1_763_900_000;

/** Every shared case examined one after the other, as one worker would; then a long paste and hostile ones. */
export async function forensics() {
  /** @type {{ examine(input: string, context: object): Promise<{ findings: readonly unknown[] }> }} */
  const { examine } = await source('src/forensics/examine.ts');
  const text = readFileSync(join(ROOT, 'src/forensics/fixtures/mistakes.json'), 'utf8');
  /** @type {{ cases: readonly { input: string, profiles: readonly object[], now: number }[] }} */
  const { cases } = JSON.parse(text);
  const all = await medianOf(async () => {
    for (const { input, profiles, now: at } of cases) await examine(input, { profiles, now: at });
  });
  const rows = [{ what: `${cases.length} shared cases`, value: all, unit: 'ms', note: 'aim: under 2,000' }];
  const profiles = cases[0]?.profiles ?? [];
  const line = '2025-11-23 10:00:00 INFO [http-1] a line of a log that holds no call at all';
  for (const [what, input] of /** @type {[string, string][]} */ ([
    ['5 MB log without a call', `${line}\n`.repeat(5_000_000 / (line.length + 1))],
    ['5 MB of one base64 run', 'Ab9+'.repeat(1_250_000)],
    ['5 MB of nested JSON', '['.repeat(5_000_000)],
    ['50 MB of anything', 'x y'.repeat(50_000_000 / 3)],
  ])) {
    rows.push({
      what,
      value: await medianOf(() => examine(input, { profiles, now })),
      unit: 'ms',
      note: 'in the worker',
    });
  }
  return rows;
}

/** @param {() => Promise<unknown>} action */
async function medianOf(action) {
  /** @type {number[]} */
  const times = [];
  for (let i = 0; i < RUNS; i++) {
    const before = performance.now();
    await action();
    times.push(performance.now() - before);
  }
  return median(times);
}
