/** `npm run regress -- CASES --target …`: the regression lab for CI, with the runner and the verdicts of the screen. */
import { openSources } from './sources.mjs';

const sources = await openSources();
try {
  /** @type {typeof import('./regress/engine.mjs')} */
  const { main } = await sources.load('scripts/regress/engine.mjs');
  process.exitCode = await main(process.argv.slice(2), process.env, (line) => console.error(line));
} finally {
  await sources.close();
}
