/** The table of a bench run, on the screen and in bench-results/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';

/**
 * @typedef {{ what: string, value: number, unit: string, note?: string }} Row
 * @typedef {{ name: string, rows: Row[] }} Result
 */

/** @param {readonly Result[]} results */
export function report(results) {
  const rows = results.flatMap(({ name, rows: own }) => own.map((row) => ({ name, ...row })));
  const cells = rows.map(({ name, what, value, unit, note = '' }) => [name, what, `${figure(value)} ${unit}`, note]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  console.log('');
  for (const row of cells) {
    const [name = '', what = '', value = '', note = ''] = row;
    const line = [name.padEnd(widths[0] ?? 0), what.padEnd(widths[1] ?? 0), value.padStart(widths[2] ?? 0), note];
    console.log(line.join('  ').trimEnd());
  }
  const machine = { node: process.version, platform: process.platform, arch: process.arch, cores: cpus().length };
  const at = new Date().toISOString();
  const folder = join(ROOT, 'bench-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${at.replaceAll(':', '-')}.json`), `${JSON.stringify({ at, machine, rows }, null, 2)}\n`);
}

/** @param {number} value */
function figure(value) {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 1000 ? 1 : 0 });
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * @param {readonly number[]} values
 * @param {number} share between 0 and 1
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
