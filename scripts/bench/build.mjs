import { bin, node } from '../run.mjs';
import { median } from './report.mjs';

const RUNS = 3;

/** `vite build`, from process start to exit. Leaves the result in dist. */
export async function build() {
  /** @type {number[]} */
  const seconds = [];
  for (let i = 0; i < RUNS; i++) {
    const before = performance.now();
    if ((await node(bin('vite'), ['build', '--logLevel', 'error'])) !== 0) throw new Error('the build fails');
    seconds.push((performance.now() - before) / 1000);
  }
  return [{ what: 'npm run build', value: median(seconds), unit: 's', note: `median of ${RUNS}` }];
}
