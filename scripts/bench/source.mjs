import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../run.mjs';

/**
 * Loads a TypeScript module of ours into this process.
 * @template T
 * @param {string} path from the root of the repository
 * @returns {Promise<T>}
 */
export async function source(path) {
  const { module } = await runnerImport(join(ROOT, path), { configFile: false, root: ROOT, logLevel: 'error' });
  return /** @type {T} */ (module);
}
