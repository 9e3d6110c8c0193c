/** `npm run regress -- CASES --target …`: the regression lab for CI, with the runner and the verdicts of the screen. */
import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';
import { ROOT } from './run.mjs';

// Open until the end, unlike `runnerImport`: spreadsheets and the emulator load when they are wanted.
const vite = await createServer({
  configFile: false,
  root: ROOT,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { ssr } = vite.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite cannot load modules here');
  /** @type {typeof import('./regress/engine.mjs')} */
  const { main } = await ssr.runner.import(join(ROOT, 'scripts', 'regress', 'engine.mjs'));
  process.exitCode = await main(process.argv.slice(2), process.env, (line) => console.error(line));
} finally {
  await vite.close();
}
