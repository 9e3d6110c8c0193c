import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';
import { ROOT } from './run.mjs';

/**
 * Loads modules of ours into this process, TypeScript and all. Open until the end, unlike Vite's `runnerImport`: what a
 * module loads on demand, such as spreadsheets or the emulator, comes when it is wanted.
 */
export async function openSources() {
  const vite = await createServer({
    configFile: false,
    root: ROOT,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const { ssr } = vite.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite cannot load modules here');
  return {
    /**
     * @template T
     * @param {string} path from the root of the repository
     * @returns {Promise<T>}
     */
    load: (path) => ssr.runner.import(join(ROOT, path)),
    close: () => vite.close(),
  };
}
