import { openSources } from '../sources.mjs';

/** @type {ReturnType<typeof openSources> | undefined} */
let opening;

/**
 * Loads a TypeScript module of ours into this process.
 * @template T
 * @param {string} path from the root of the repository
 * @returns {Promise<T>}
 */
export async function source(path) {
  opening ??= openSources();
  return (await opening).load(path);
}

/** For the end of a run. */
export async function closeSources() {
  await (await opening)?.close();
}
